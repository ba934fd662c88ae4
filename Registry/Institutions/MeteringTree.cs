using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Registry.Institutions;

/// <summary>Which meter lies upstream of which. Survives circles, which only a fault in the data can make.</summary>
/// <param name="meters">The meters; codes are unique.</param>
public sealed class MeteringTree(IReadOnlyCollection<Meter> meters)
{
    private readonly Dictionary<string, Meter> _meters = meters.ToDictionary(meter => meter.Code, StringComparer.Ordinal);

    /// <summary>Finds a meter.</summary>
    /// <param name="code">Its code.</param>
    /// <returns>The meter, or <see langword="null"/> where it is not in the tree.</returns>
    public Meter? Find(string code) => _meters.GetValueOrDefault(code);

    /// <summary>The codes upstream of a meter, nearest first; each once.</summary>
    /// <param name="code">The meter's code; not part of the result unless it lies upstream of itself.</param>
    public IReadOnlyList<string> Upstream(string code)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var upstream = new List<string>();
        for (var parent = Find(code)?.ParentCode; parent is not null && seen.Add(parent); parent = Find(parent)?.ParentCode)
        {
            upstream.Add(parent);
        }

        return upstream;
    }

    /// <summary>The codes of meters that lie upstream of themselves, in order.</summary>
    public IEnumerable<string> Circles() =>
        _meters.Keys.Where(code => Upstream(code).Contains(code)).Order(StringComparer.Ordinal);
}
