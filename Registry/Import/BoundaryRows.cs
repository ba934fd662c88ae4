using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary><c>boundaries.csv</c>: institution, energy, meter, register, sign, share, from, to, source.</summary>
internal sealed class BoundaryRows : IRowImport
{
    private Dictionary<(string, EnergyType, RegisterId, DateOnly), BoundaryTerm> _known = [];
    private Dictionary<RegisterId, MeterRole> _registers = [];
    private HashSet<string> _institutions = [];

    public string Name => "boundaries";

    public IReadOnlyList<string> Columns => ["institution", "energy", "meter", "from", "source"];

    public async Task LoadAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        _institutions = await batch.State.Set<Institution>().Select(i => i.Code).ToHashSetAsync(cancellationToken);
        _registers = (await batch.State.Set<Meter>().AsNoTracking().Include(m => m.Registers).ToListAsync(cancellationToken))
            .SelectMany(m => m.Registers, (m, r) => (r.Id, m.Role)).ToDictionary(r => r.Id, r => r.Role);
        _known = (await batch.State.Set<BoundaryTerm>().ToListAsync(cancellationToken)).ToDictionary(Key);
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        var given = new BoundaryTerm
        {
            InstitutionCode = row.Text("institution", 18),
            EnergyType = row.Choice<EnergyType>("energy"),
            MeterCode = row.Text("meter", 64),
            RegisterName = row.OptionalText("register", 64, RegisterId.DefaultName),
            Sign = (int)(row.OptionalNumber("sign", -1, 1) ?? 1),
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

        if (!_registers.TryGetValue(new RegisterId(given.MeterCode, given.RegisterName), out var role))
        {
            row.Fault("meter", "has no such register");
        }
        else if (role == MeterRole.Check)
        {
            row.Fault("meter", "is a check meter, which is never summed");
        }

        if (given.To <= given.From)
        {
            row.Fault("to", "must be later than from");
        }

        if (row.Errors.Count > 0)
        {
            return;
        }

        batch.Upsert(
            _known.GetValueOrDefault(Key(given)), given, $"institution:{given.InstitutionCode}",
            nameof(BoundaryTerm.EnteredBy), nameof(BoundaryTerm.EnteredAt));
        _known.TryAdd(Key(given), given);
    }

    private static (string, EnergyType, RegisterId, DateOnly) Key(BoundaryTerm term) =>
        (term.InstitutionCode, term.EnergyType, new RegisterId(term.MeterCode, term.RegisterName), term.From);
}
