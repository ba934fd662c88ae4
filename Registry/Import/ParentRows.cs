using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary><c>parents.csv</c>: meter, from, parent, source. From that day on another meter, or none, lies upstream.</summary>
internal sealed class ParentRows : IRowImport
{
    private Dictionary<(string, DateOnly), MeterParentChange> _known = [];
    private MoveProof _moves = null!;

    public string Name => "parents";

    public IReadOnlyList<string> Columns => ["meter", "from", "parent", "source"];

    public async Task LoadAsync(ImportBatch batch, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken)
    {
        var (meters, parents) = (rows.Values("meter"), rows.Values("parent"));
        _known = await batch.State.Set<MeterParentChange>().AsNoTracking().Where(change => EF.Parameter(meters).Contains(change.MeterCode))
            .ToDictionaryAsync(Key, cancellationToken);
        _moves = await MoveProof.LoadAsync(batch.State, meters, parents, cancellationToken);
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        var given = new MeterParentChange
        {
            MeterCode = row.Text("meter", 64),
            ParentCode = row.OptionalText("parent", 64) is { Length: > 0 } parent ? parent : null,
            From = row.Date("from"),
            Source = row.Text("source", 400),
            EnteredBy = batch.Actor,
            EnteredAt = batch.Now,
        };
        if (_moves.Tree.Find(given.MeterCode) is null)
        {
            row.Fault("meter", "is not a meter that was imported");
        }

        if (given.ParentCode is { } code && (code == given.MeterCode || _moves.Tree.Find(code) is null))
        {
            row.Fault("parent", "is not another meter that was imported");
        }

        batch.DemandFirst(row, given.MeterCode, $"{given.From:O}");
        if (row.Errors.Count == 0 && _moves.Move(given.MeterCode, given.From, given.ParentCode) is { } finding)
        {
            row.Fault("parent", MoveFault.Of(finding));
        }

        if (row.Errors.Count > 0)
        {
            return;
        }

        batch.Upsert(
            _known.GetValueOrDefault(Key(given)), given, $"meter:{given.MeterCode}",
            nameof(MeterParentChange.EnteredBy), nameof(MeterParentChange.EnteredAt));
        _known.TryAdd(Key(given), given);
    }

    private static (string, DateOnly) Key(MeterParentChange change) => (change.MeterCode, change.From);
}
