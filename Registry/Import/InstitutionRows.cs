using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Import;

/// <summary><c>institutions.csv</c>: code, name_zh, name_en, region, class, sub_class, climate_zone, vertical_system, classified, from, to.</summary>
internal sealed class InstitutionRows : IRowImport
{
    private Dictionary<string, Institution> _known = [];
    private HashSet<string> _regions = [];

    public string Name => "institutions";

    public IReadOnlyList<string> Columns => ["code", "name_zh", "region", "class", "from"];

    public async Task LoadAsync(ImportBatch batch, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken)
    {
        var (codes, regions) = (rows.Values("code"), rows.Values("region"));
        _known = await batch.State.Set<Institution>().AsNoTracking().Where(i => EF.Parameter(codes).Contains(i.Code))
            .ToDictionaryAsync(i => i.Code, StringComparer.Ordinal, cancellationToken);
        _regions = await batch.State.Set<Region>().Where(r => EF.Parameter(regions).Contains(r.Code)).Select(r => r.Code)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }

    public void Take(CsvRow row, ImportBatch batch)
    {
        // A file that has no such column changes nothing about it: nobody is declassified by an older file.
        var known = _known.GetValueOrDefault(row.Raw("code").Trim());
        var given = new Institution
        {
            Code = row.Text("code", 18),
            NameZh = row.Text("name_zh", 200),
            NameEn = row.OptionalText("name_en", 200),
            RegionCode = row.Text("region", 12),
            Class = row.Text("class", 64),
            SubClass = row.OptionalText("sub_class", 128),
            ClimateZone = row.OptionalText("climate_zone", 16),
            VerticalSystem = row.Has("vertical_system") ? row.OptionalText("vertical_system", 32) : known?.VerticalSystem ?? "",
            IsClassified = row.Has("classified") ? row.Flag("classified") : known?.IsClassified ?? false,
            From = row.Date("from"),
            To = row.OptionalDate("to"),
        };
        if (given.Code.Length != 18 || !given.Code.All(char.IsAsciiLetterOrDigit))
        {
            row.Fault("code", "must be a unified social credit code (统一社会信用代码): 18 letters and digits");
        }

        if (!_regions.Contains(given.RegionCode))
        {
            row.Fault("region", "is not a region that was imported");
        }

        if (given.To <= given.From)
        {
            row.Fault("to", "must be later than from");
        }

        if (given.VerticalSystem.Any(static c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            row.Fault("vertical_system", "must be small letters, digits and hyphens, e.g. education");
        }

        batch.DemandFirst(row, given.Code);
        if (row.Errors.Count > 0)
        {
            return;
        }

        batch.Upsert(known, given, $"institution:{given.Code}");
        _known.TryAdd(given.Code, given);
    }
}
