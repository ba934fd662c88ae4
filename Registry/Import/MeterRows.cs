using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary>
/// <c>meters.csv</c>, one row per register: code, register, institution, name_zh, name_en, energy, role, parent, zone, unit,
/// interval_s, allowed_gap_s, modulus, rated_max_per_hour, step, installed, removed, multiplier, already_multiplied, billed,
/// sub_item, household, part_below.
/// </summary>
internal sealed class MeterRows : IRowImport
{
    private static readonly string[] Described = ["sub_item", "household", "part_below"];
    private Dictionary<RegisterId, MeterRegister> _registers = [];
    private ILookup<string, RegisterId> _registersOf = Array.Empty<RegisterId>().ToLookup(register => register.Meter);
    private Dictionary<string, Meter> _meters = [];
    private HashSet<string> _parents = [];
    private HashSet<string> _institutions = [];
    private MoveProof? _moves;

    public string Name => "meters";

    public IReadOnlyList<string> Columns => ["code", "institution", "energy", "role", "unit"];

    public async Task LoadAsync(ImportBatch batch, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken)
    {
        var (codes, parents) = (rows.Values("code"), rows.Values("parent"));
        _institutions = await batch.State.InstitutionsAsync(rows.Values("institution"), cancellationToken);
        _meters = await batch.State.Set<Meter>().AsNoTracking().Where(m => EF.Parameter(codes).Contains(m.Code))
            .ToDictionaryAsync(m => m.Code, StringComparer.Ordinal, cancellationToken);
        _parents = await batch.State.Set<Meter>().Where(m => EF.Parameter(parents).Contains(m.Code)).Select(m => m.Code)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        _registers = await batch.State.Set<MeterRegister>().AsNoTracking().Where(r => EF.Parameter(codes).Contains(r.MeterCode))
            .ToDictionaryAsync(r => r.Id, cancellationToken);
        _registersOf = _registers.Keys.ToLookup(register => register.Meter, StringComparer.Ordinal);

        // Most files move nothing.
        List<string> moved = [.. rows.Where(row => _meters.TryGetValue(row.Raw("code"), out var meter) && (meter.ParentCode ?? "") != row.Raw("parent")).Select(row => row.Raw("code"))];
        _moves = moved.Count == 0 ? null : await MoveProof.LoadAsync(batch.State, moved, parents, cancellationToken);
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        var meter = ReadMeter(row);
        var register = ReadRegister(row, meter.Code);
        if (row.Errors.Count == 0 && !MeasureUnits.Fits(register.Unit, meter.EnergyType))
        {
            row.Fault("unit", $"does not fit {meter.EnergyType}");
        }

        // Rows of one meter must say the same of it: else the last would win, and a second import undo it again.
        batch.DemandAgreement(row, meter.Code, JsonSerializer.Serialize(meter) + string.Join('/', Described.Select(row.Raw)), "meter");
        batch.DemandFirst(row, register.MeterCode, register.Name);
        var known = _meters.GetValueOrDefault(meter.Code);
        Describe(meter, known, row);
        if (row.Errors.Count == 0 && known is not null && known.ParentCode != meter.ParentCode
            && _moves?.Move(meter.Code, null, meter.ParentCode) is { } finding)
        {
            row.Fault("parent", MoveFault.Of(finding));
        }

        if (row.Errors.Count > 0)
        {
            return;
        }

        if (known is null)
        {
            batch.Add(meter);
            _meters.Add(meter.Code, meter);
            _moves?.Tree.Put(meter);
        }

        var subject = $"meter:{register.Id}";
        var changed = batch.Upsert(_registers.GetValueOrDefault(register.Id), register, subject);

        if (changed)
        {
            MarkWhole(batch, register.Id);
        }

        // The register's row has been counted; the meter's own columns add an audit line, not a row.
        var settles = known is not null && BearsOnReadings(known) != BearsOnReadings(meter);
        if (known is not null && batch.Update(known, meter, subject) && settles)
        {
            // They hold for all its registers, also for those whose rows say nothing new or are not in the file.
            MarkWhole(batch, [register.Id, .. _registersOf[meter.Code]]);
        }
    }

    // What a person may have entered on the site stays where a file does not speak of it.
    private static void Describe(Meter meter, Meter? known, CsvRow row)
    {
        if (!row.Has("sub_item"))
        {
            meter.SubItem = known?.SubItem;
        }
        else if (row.Raw("sub_item") is { Length: > 0 } code)
        {
            meter.SubItem = SubItems.TryParse(code, out var item) ? item : null;
            if (meter.SubItem is null)
            {
                row.Fault("sub_item", $"must be one of {SubItems.AllCodes}");
            }
        }

        if (meter.SubItem is not null && meter.EnergyType != EnergyType.Electricity)
        {
            row.Fault("sub_item", $"only electricity has sub-items; this meter measures {meter.EnergyType}");
        }

        meter.PartlyMeteredBelow = row.Has("part_below") ? row.Flag("part_below") : known?.PartlyMeteredBelow ?? false;
        meter.Household = row.Has("household") ? row.OptionalText("household", 100) : known?.Household ?? "";
    }

    private static (EnergyType, string?, int, int?, DateTimeOffset?, DateTimeOffset?, (decimal, bool, bool, string)) BearsOnReadings(Meter meter) => (
        meter.EnergyType, meter.Zone, meter.ExpectedIntervalSeconds, meter.AllowedGapSeconds, meter.InstalledAt, meter.RemovedAt,
        (meter.Multiplier, meter.AlreadyMultiplied, meter.Billed, meter.InstitutionCode));

    // Modulus, rated maximum, zone or gap bear on every reading of the register there is.
    private static void MarkWhole(ImportBatch batch, params ReadOnlySpan<RegisterId> registers)
    {
        foreach (var register in registers)
        {
            batch.Ranges.Add(new SettlementRange(register, DateTimeOffset.UnixEpoch, batch.Now));
        }
    }

    private Meter ReadMeter(CsvRow row)
    {
        var meter = new Meter
        {
            Code = row.Text("code", 64),
            InstitutionCode = row.Text("institution", 18),
            NameZh = row.OptionalText("name_zh", 200),
            NameEn = row.OptionalText("name_en", 200),
            EnergyType = row.Choice<EnergyType>("energy"),
            Role = row.Choice<MeterRole>("role"),
            ParentCode = row.OptionalText("parent", 64) is { Length: > 0 } parent ? parent : null,
            Zone = row.OptionalText("zone", 64) is { Length: > 0 } zone ? zone : null,
            ExpectedIntervalSeconds = row.OptionalWhole("interval_s", 1, 2_678_400) ?? 900,
            AllowedGapSeconds = row.OptionalWhole("allowed_gap_s", 1, 31_622_400),
            InstalledAt = row.OptionalInstant("installed"),
            RemovedAt = row.OptionalInstant("removed"),
            Multiplier = row.OptionalNumber("multiplier", 0.000001m, 1_000_000m) ?? 1m,
            AlreadyMultiplied = row.Flag("already_multiplied"),
            Billed = row.Flag("billed"),
        };
        if (!_institutions.Contains(meter.InstitutionCode))
        {
            row.Fault("institution", "is not an institution that was imported");
        }

        if (meter.ParentCode is { } code && (code == meter.Code || !(_parents.Contains(code) || _meters.ContainsKey(code))))
        {
            row.Fault("parent", "is not another meter that was imported before this row");
        }

        if (meter.Zone is { } name && !ZoneNames.IsKnown(name))
        {
            row.Fault("zone", "is no time zone; write an IANA name or an offset such as +08:00");
        }

        return meter;
    }

    private static MeterRegister ReadRegister(CsvRow row, string meter)
    {
        if (!MeasureUnits.TryParse(row.Text("unit", 8), out var unit))
        {
            row.Fault("unit", "must be one of kWh, Wh, MWh, m3, L, GJ, MJ, kg, t");
        }

        return new MeterRegister
        {
            MeterCode = meter,
            Name = row.OptionalText("register", 64, RegisterId.DefaultName),
            Unit = unit,
            Modulus = row.OptionalNumber("modulus", 0.000001m, ReadingLimits.LargestValue),
            RatedMaxPerHour = row.OptionalNumber("rated_max_per_hour", 0.000001m, ReadingLimits.LargestValue),
            Step = row.OptionalNumber("step", 0m, ReadingLimits.LargestValue) ?? 0m,
        };
    }
}
