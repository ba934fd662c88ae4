using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary><c>boundaries.csv</c>: institution, energy, meter, register, sign, share, from, to, source.</summary>
internal sealed class BoundaryRows : IRowImport
{
    private readonly Dictionary<RegisterId, List<BoundaryTerm>> _termsOf = [];
    private Dictionary<(string, EnergyType, RegisterId, DateOnly), BoundaryTerm> _known = [];
    private HashSet<RegisterId> _registers = [];
    private HashSet<string> _institutions = [];
    private readonly Dictionary<(string, EnergyType), List<BoundaryTerm>> _termsOfTotal = [];
    private MeteringTree _tree = new([], []);

    public string Name => "boundaries";

    public IReadOnlyList<string> Columns => ["institution", "energy", "meter", "from", "source"];

    public async Task LoadAsync(ImportBatch batch, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken)
    {
        var (institutions, meters) = (rows.Values("institution"), rows.Values("meter"));
        _institutions = await batch.State.InstitutionsAsync(institutions, cancellationToken);
        _registers = await batch.State.RegistersAsync(meters, cancellationToken);

        // All terms of the totals, and all shares of the registers, whoever holds them.
        var all = batch.State.Set<BoundaryTerm>().AsNoTracking();
        var ofTotals = await all.Where(t => EF.Parameter(institutions).Contains(t.InstitutionCode)).ToListAsync(cancellationToken);
        var ofMeters = await all.Where(t => EF.Parameter(meters).Contains(t.MeterCode)).ToListAsync(cancellationToken);
        _known = ofTotals.Concat(ofMeters).DistinctBy(term => term.Id).OrderBy(term => term.Id).ToDictionary(Key);
        var storeys = new TreeStoreys(batch.State);
        await storeys.AddAsync([.. meters, .. ofTotals.Select(t => t.MeterCode)], cancellationToken);
        await storeys.AddUpstreamAsync(cancellationToken);
        _tree = storeys.Tree();
        _termsOf.Clear();
        _termsOfTotal.Clear();
        foreach (var term in _known.Values)
        {
            Remember(term);
        }
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        var given = new BoundaryTerm
        {
            InstitutionCode = row.Text("institution", 18),
            EnergyType = row.Choice<EnergyType>("energy"),
            MeterCode = row.Text("meter", 64),
            RegisterName = row.OptionalText("register", 64, RegisterId.DefaultName),
            Sign = row.OptionalWhole("sign", -1, 1) ?? 1,
            Share = row.OptionalNumber("share", 0.000001m, 1m) ?? 1m,
            From = row.Date("from"),
            To = row.OptionalDate("to"),
            Source = row.Text("source", 400),
            EnteredBy = batch.Actor,
            EnteredAt = batch.Now,
        };
        if (!_institutions.Contains(given.InstitutionCode))
        {
            row.Fault("institution", "is not an institution that was imported");
        }

        if (given.Sign == 0)
        {
            row.Fault("sign", "must be 1 or -1");
        }

        var register = new RegisterId(given.MeterCode, given.RegisterName);
        if (!_registers.Contains(register) || _tree.Find(register.Meter) is not { } meter)
        {
            row.Fault("meter", "has no such register");
        }
        else if (meter.Role == MeterRole.Check)
        {
            row.Fault("meter", "is a check meter, which is never summed");
        }
        else if (meter.EnergyType != given.EnergyType)
        {
            row.Fault("energy", $"is not what the meter measures, {meter.EnergyType}");
        }

        if (given.To <= given.From)
        {
            row.Fault("to", "must be later than from");
        }

        if (row.Errors.Count == 0 && BoundaryProof.FirstDayAboveOne([.. Others(register, given), given]) is { } day)
        {
            row.Fault("share", $"the shares of this register add up to more than 1 on {day:yyyy-MM-dd}");
        }

        if (row.Errors.Count == 0 && BoundaryProof.CountedTwice(given, OthersOfTotal(given), _tree) is { } twice)
        {
            var other = twice.Terms.First(term => !ReferenceEquals(term, given));
            row.Fault("meter", $"would be counted twice from {twice.From:yyyy-MM-dd} on: the formula adds {other.MeterCode} since {other.From:yyyy-MM-dd}; end that term first");
        }

        batch.DemandFirst(
            row, given.InstitutionCode, $"{given.EnergyType:D}", given.MeterCode, given.RegisterName, $"{given.From:O}");
        if (row.Errors.Count > 0)
        {
            return;
        }

        batch.Upsert(
            _known.GetValueOrDefault(Key(given)), given, $"institution:{given.InstitutionCode}",
            nameof(BoundaryTerm.EnteredBy), nameof(BoundaryTerm.EnteredAt));
        if (_known.TryAdd(Key(given), given))
        {
            Remember(given);
        }
    }

    private IEnumerable<BoundaryTerm> Others(RegisterId register, BoundaryTerm given) =>
        _termsOf.GetValueOrDefault(register, []).Where(term => Key(term) != Key(given));

    private IEnumerable<BoundaryTerm> OthersOfTotal(BoundaryTerm given) =>
        _termsOfTotal.GetValueOrDefault((given.InstitutionCode, given.EnergyType), []).Where(term => Key(term) != Key(given));

    private void Remember(BoundaryTerm term)
    {
        if (!_termsOfTotal.TryGetValue((term.InstitutionCode, term.EnergyType), out var total))
        {
            _termsOfTotal.Add((term.InstitutionCode, term.EnergyType), total = []);
        }

        total.Add(term);
        var register = new RegisterId(term.MeterCode, term.RegisterName);
        if (!_termsOf.TryGetValue(register, out var terms))
        {
            _termsOf.Add(register, terms = []);
        }

        terms.Add(term);
    }

    private static (string, EnergyType, RegisterId, DateOnly) Key(BoundaryTerm term) =>
        (term.InstitutionCode, term.EnergyType, new RegisterId(term.MeterCode, term.RegisterName), term.From);
}
