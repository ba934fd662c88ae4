namespace EnergyQuota.Documents.Charts;

/// <summary>One line of a <see cref="LineChart"/>.</summary>
/// <param name="Name">The words of the key.</param>
/// <param name="Values">One value per position; null is a gap at which the line breaks off.</param>
/// <param name="Style">The pattern.</param>
/// <param name="Marked">Whether each value is marked by a dot and the line drawn thick: the line the chart is about.</param>
public sealed record ChartLine(string Name, IReadOnlyList<decimal?> Values, LineStyle Style, bool Marked = false);
