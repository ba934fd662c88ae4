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
