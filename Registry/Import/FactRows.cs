using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary><c>facts.csv</c>: institution, kind (FloorArea, HeatedArea, People), from, to, value, source.</summary>
internal sealed class FactRows : IRowImport
{
    private Dictionary<(string, InstitutionFactKind, DateOnly), InstitutionFact> _known = [];
    private HashSet<string> _institutions = [];

    public string Name => "facts";

    public IReadOnlyList<string> Columns => ["institution", "kind", "from", "value", "source"];

    public async Task LoadAsync(ImportBatch batch, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken)
    {
        var codes = rows.Values("institution");
        _institutions = await batch.State.InstitutionsAsync(codes, cancellationToken);
        _known = (await batch.State.Set<InstitutionFact>().AsNoTracking()
                .Where(fact => EF.Parameter(codes).Contains(fact.InstitutionCode)).ToListAsync(cancellationToken))
            .GroupBy(Key).ToDictionary(same => same.Key, same => same.MaxBy(fact => (fact.EnteredAt, fact.Id))!);
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        var given = new InstitutionFact
        {
            InstitutionCode = row.Text("institution", 18),
            Kind = row.Choice<InstitutionFactKind>("kind"),
            From = row.Date("from"),
            To = row.OptionalDate("to"),
            Value = row.Number("value", 0m, 1_000_000_000m),
            Source = row.Text("source", 400),
            EnteredBy = batch.Actor,
            EnteredAt = batch.Now,
        };
        if (!_institutions.Contains(given.InstitutionCode))
        {
            row.Fault("institution", "is not an institution that was imported");
        }

        if (given.To <= given.From)
        {
            row.Fault("to", "must be later than from");
        }

        batch.DemandFirst(row, given.InstitutionCode, $"{given.Kind:D}", $"{given.From:O}");
        if (row.Errors.Count > 0)
        {
            return;
        }

        batch.Supersede(
            _known.GetValueOrDefault(Key(given)), given, $"institution:{given.InstitutionCode}",
            nameof(InstitutionFact.EnteredBy), nameof(InstitutionFact.EnteredAt));
    }

    private static (string, InstitutionFactKind, DateOnly) Key(InstitutionFact fact) =>
        (fact.InstitutionCode, fact.Kind, fact.From);
}
