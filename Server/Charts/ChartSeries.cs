namespace EnergyQuota.Server.Charts;

/// <summary>One series of a chart.</summary>
/// <param name="Name">What it is, as a person reads it.</param>
/// <param name="Shape">How it is drawn.</param>
/// <param name="Colour">Its colour, at least 3 : 1 against white.</param>
/// <param name="Values">One value per label of the chart; <see langword="null"/> where nothing is known.</param>
public sealed record ChartSeries(string Name, SeriesShape Shape, string Colour, IReadOnlyList<decimal?> Values)
{
    /// <summary>Series of one name are drawn on top of each other; empty, the default: side by side.</summary>
    public string Stack { get; init; } = "";
}

/// <summary>A band between two values, drawn as an area.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Low">The lower end per label.</param>
/// <param name="High">The upper end per label.</param>
public sealed record ChartBand(string Name, string Colour, IReadOnlyList<decimal?> Low, IReadOnlyList<decimal?> High);
