using EnergyQuota.Documents.Charts;

namespace EnergyQuota.Documents.Content;

/// <summary>A chart across the page.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Caption">The words above it.</param>
/// <param name="Height">Its height in points, 60 to 600.</param>
public sealed record Figure(Chart Chart, string Caption, int Height = 190) : Block;
