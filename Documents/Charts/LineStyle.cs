namespace EnergyQuota.Documents.Charts;

/// <summary>The pattern of a line: on paper it is what tells lines apart.</summary>
public enum LineStyle
{
    /// <summary>An unbroken line.</summary>
    Solid,

    /// <summary>Long strokes.</summary>
    Dashed,

    /// <summary>Dots.</summary>
    Dotted,

    /// <summary>Close, short strokes.</summary>
    DenselyDashed,
}
