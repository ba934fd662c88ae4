namespace EnergyQuota.Documents.Charts;

/// <summary>One bar of a <see cref="BarChart"/>.</summary>
/// <param name="Label">The text below the bar.</param>
/// <param name="Value">The height; null is a gap, which is marked and not drawn as zero.</param>
/// <param name="Style">How the bar is drawn.</param>
public sealed record Bar(string Label, decimal? Value, BarStyle Style = BarStyle.Solid);
