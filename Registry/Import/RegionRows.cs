using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary><c>regions.csv</c>: code, name_zh, name_en.</summary>
internal sealed class RegionRows : IRowImport
{
    private Dictionary<string, Region> _known = [];

    public string Name => "regions";

    public IReadOnlyList<string> Columns => ["code", "name_zh"];

    public async Task LoadAsync(ImportBatch batch, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken)
    {
        var codes = rows.Values("code");
        _known = await batch.State.Set<Region>().AsNoTracking().Where(r => EF.Parameter(codes).Contains(r.Code))
            .ToDictionaryAsync(r => r.Code, StringComparer.Ordinal, cancellationToken);
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        var given = new Region
        {
            Code = row.Text("code", 12),
            NameZh = row.Text("name_zh", 100),
            NameEn = row.OptionalText("name_en", 100),
        };
        if (!given.Code.All(char.IsAsciiDigit) || given.Code.Length is not (2 or 4 or 6 or 9 or 12))
        {
            row.Fault("code", "must be 2, 4, 6, 9 or 12 digits");
        }

        batch.DemandFirst(row, given.Code);
        if (row.Errors.Count > 0)
        {
            return;
        }

        var known = _known.GetValueOrDefault(given.Code);
        batch.Upsert(known, given, $"region:{given.Code}");
        _known.TryAdd(given.Code, given);
    }
}
