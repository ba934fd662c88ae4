namespace EnergyQuota.Server.Charts;

/// <summary>How a series is drawn; each differs by form, not by colour only.</summary>
public enum SeriesShape
{
    /// <summary>Columns; further ones are hatched.</summary>
    Bars,

    /// <summary>A line through its points.</summary>
    Line,

    /// <summary>A dashed line: what it is compared with.</summary>
    Dashed,

    /// <summary>A dotted line at one height with its name at the end: a value that should not be exceeded.</summary>
    Limit,

    /// <summary>Large points without a line.</summary>
    Points,
}
