using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Areas;

/// <summary>How all institutions stood at one moment, and the regions they lie in. Whoever reads it cuts it down to a scope: see <see cref="AreaQuery"/>.</summary>
/// <param name="AsOf">The moment.</param>
/// <param name="Regions">The regions.</param>
/// <param name="WorstFirst">The institutions, the worst first.</param>
/// <param name="Figures">Their figures, summed by what decides who sees them.</param>
internal sealed record AreaStates(
    DateTimeOffset AsOf, RegionTree Regions, IReadOnlyList<AreaInstitution> WorstFirst, IReadOnlyDictionary<AreaKey, AreaFigures> Figures)
{
    /// <summary>The institutions by code.</summary>
    public IReadOnlyDictionary<string, AreaInstitution> ByCode { get; } = WorstFirst.ToDictionary(static of => of.Institution.Code, StringComparer.Ordinal);

    /// <summary>Sums institutions.</summary>
    /// <param name="asOf">The moment.</param>
    /// <param name="regions">The regions as registered.</param>
    /// <param name="institutions">The institutions.</param>
    public static AreaStates Of(DateTimeOffset asOf, IEnumerable<Region> regions, IReadOnlyCollection<AreaInstitution> institutions) => new(
        asOf,
        new RegionTree(regions, institutions.Select(static of => of.Institution.RegionCode)),
        [.. AreaInstitution.WorstFirst(institutions)],
        institutions.GroupBy(static of => AreaKey.Of(of.Institution)).ToDictionary(static group => group.Key, static group => AreaFigures.Of([.. group])));
}
