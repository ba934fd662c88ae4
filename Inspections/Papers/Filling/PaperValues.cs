using EnergyQuota.Inspections.Papers.Facts;

namespace EnergyQuota.Inspections.Papers.Filling;

/// <summary>What the placeholders of one paper stand for. An absent value is the empty text.</summary>
/// <param name="Scalars">By name.</param>
/// <param name="Lists">By name; each item by the names of its fields.</param>
/// <param name="Photographs">The photographs.</param>
public sealed record PaperValues(
    IReadOnlyDictionary<string, string> Scalars,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Lists,
    IReadOnlyList<Photograph> Photographs);
