using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary>
/// <c>meters.csv</c>, one row per register: code, register, institution, name_zh, name_en, energy, role, parent, zone, unit,
/// interval_s, allowed_gap_s, modulus, rated_max_per_hour, step, installed, removed, multiplier, already_multiplied, billed.
/// </summary>
internal sealed class MeterRows : IRowImport
{
    private readonly Dictionary<RegisterId, MeterRegister> _registers = [];
    private readonly Dictionary<string, (int Line, string Columns)> _given = [];
    private Dictionary<string, Meter> _meters = [];
    private HashSet<string> _institutions = [];

    public string Name => "meters";

    public IReadOnlyList<string> Columns => ["code", "institution", "energy", "role", "unit"];

    public async Task LoadAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        _institutions = await batch.State.Set<Institution>().Select(i => i.Code).ToHashSetAsync(cancellationToken);
        _meters = await batch.State.Set<Meter>().Include(m => m.Registers)
            .ToDictionaryAsync(m => m.Code, StringComparer.Ordinal, cancellationToken);
        foreach (var register in _meters.Values.SelectMany(m => m.Registers))
        {
            _registers[register.Id] = register;
        }
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        var meter = ReadMeter(row);
        var register = ReadRegister(row, meter.Code);
        if (row.Errors.Count == 0 && !MeasureUnits.Fits(register.Unit, meter.EnergyType))
        {
            row.Fault("unit", $"does not fit {meter.EnergyType}");
        }

        DemandAgreement(row, meter);
        batch.DemandFirst(row, register.Id);
        if (row.Errors.Count > 0)
        {
            return;
        }

        var subject = $"meter:{register.Id}";
        var changed = batch.Upsert(_registers.GetValueOrDefault(register.Id), register, subject);
        _registers.TryAdd(register.Id, register);
        if (_meters.TryGetValue(meter.Code, out var known))
        {
            changed |= UpdateMeter(batch, known, meter, subject);
        }
        else
        {
            batch.State.Add(meter);
            _meters.Add(meter.Code, meter);
        }

        if (changed)
        {
            // Modulus, rated maximum, zone or gap bear on every reading of the register there is.
            batch.Ranges.Add(new SettlementRange(register.Id, DateTimeOffset.UnixEpoch, batch.Now));
        }
    }

    // Rows of one meter must say the same of it: else the last would win, and a second import undo it again.
    private void DemandAgreement(CsvRow row, Meter meter)
    {
        var columns = JsonSerializer.Serialize(meter);
        if (row.Errors.Count == 0 && !_given.TryAdd(meter.Code, (row.Line, columns)) && _given[meter.Code].Columns != columns)
        {
            row.Fault("", $"says other things of the meter than line {_given[meter.Code].Line}");
        }
    }

    // The register's row has been counted already; the meter's own columns add an audit line, not a row.
    private static bool UpdateMeter(ImportBatch batch, Meter known, Meter given, string subject)
    {
        var counted = new ImportBatch(batch.State, batch.Actor, batch.Now);
        var changed = counted.Upsert(known, given, subject);
        batch.Lines.AddRange(counted.Lines);
        return changed;
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

        if (meter.ParentCode is { } code && (code == meter.Code || !_meters.ContainsKey(code)))
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
