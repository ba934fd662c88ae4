namespace EnergyQuota.Documents.Charts;

/// <summary>How a bar is drawn, so that kinds of values can be told apart on a black and white print.</summary>
public enum BarStyle
{
    /// <summary>A dark bar.</summary>
    Solid,

    /// <summary>A white bar with an outline.</summary>
    Hollow,

    /// <summary>A light grey bar with an outline.</summary>
    Light,
}

/// <summary>One bar of a <see cref="BarChart"/>.</summary>
/// <param name="Label">The text below the bar.</param>
/// <param name="Value">The height; null is a gap, which is marked and not drawn as zero.</param>
/// <param name="Style">How the bar is drawn.</param>
public sealed record Bar(string Label, decimal? Value, BarStyle Style = BarStyle.Solid);
