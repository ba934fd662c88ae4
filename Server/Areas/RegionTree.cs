using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Areas;

/// <summary>The regions and which lies in which: a region's parent is the longest other code that its own begins with. Pure.</summary>
internal sealed class RegionTree
{
    private readonly SortedDictionary<string, Region> _regions = new(StringComparer.Ordinal);
    private readonly ILookup<string, Region> _children;

    /// <summary>Builds it.</summary>
    /// <param name="regions">The regions as registered.</param>
    /// <param name="codes">The codes where institutions lie; one that is not registered stands for itself.</param>
    public RegionTree(IEnumerable<Region> regions, IEnumerable<string> codes)
    {
        foreach (var region in regions)
        {
            _regions[region.Code] = region;
        }

        foreach (var code in codes.Distinct())
        {
            _regions.TryAdd(code, new Region { Code = code, NameZh = code });
        }

        _children = _regions.Values.ToLookup(region => ParentOf(region.Code)?.Code ?? "", StringComparer.Ordinal);
    }

    /// <summary>All of them, by code.</summary>
    public IReadOnlyCollection<Region> All => _regions.Values;

    /// <summary>A region, or <see langword="null"/> where there is none of that code.</summary>
    /// <param name="code">The code.</param>
    public Region? Find(string code) => _regions.GetValueOrDefault(code);

    /// <summary>The regions right below one; below the empty code: those that lie in none.</summary>
    /// <param name="code">The code.</param>
    public IEnumerable<Region> Children(string code) => _children[code];

    /// <summary>The regions that one lies in, the outermost first, itself last.</summary>
    /// <param name="code">The code.</param>
    public IReadOnlyList<Region> Path(string code)
    {
        var path = new List<Region>();
        for (var at = Find(code) ?? ParentOf(code); at is not null; at = ParentOf(at.Code))
        {
            path.Insert(0, at);
        }

        return path;
    }

    private Region? ParentOf(string code)
    {
        for (var length = code.Length - 1; length > 0; length--)
        {
            if (_regions.TryGetValue(code[..length], out var parent))
            {
                return parent;
            }
        }

        return null;
    }
}
