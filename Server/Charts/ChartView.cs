using System.Globalization;
using System.Text;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Server.Charts;

/// <summary>What a chart shows. The chart, its table and its file are made from the same.</summary>
/// <param name="Title">What it shows, as a person reads it.</param>
/// <param name="Unit">The unit of every value.</param>
/// <param name="Axis">What a label is: month, day, hour.</param>
/// <param name="Labels">The labels in their order.</param>
/// <param name="Series">The series, each as long as the labels.</param>
public sealed record ChartView(string Title, string Unit, string Axis, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>A band behind the series, or <see langword="null"/>, the default.</summary>
    public ChartBand? Band { get; init; }

    /// <summary>The axis of values need not begin at nought: for a register's positions. Default <see langword="false"/>.</summary>
    public bool Scaled { get; init; }

    /// <summary>The columns of the table: every series, and both ends of the band.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<decimal?> Values)> Columns =>
    [
        .. Series.Select(series => (series.Name, series.Values)),
        .. Band is { } band ? new[] { ($"{band.Name} ↓", band.Low), ($"{band.Name} ↑", band.High) } : [],
    ];

    /// <summary>The table as comma-separated values, a head line first; numbers with a point, whatever the language.</summary>
    public string ToCsv()
    {
        var lines = new StringBuilder(CsvLine.Cell(Axis));
        foreach (var (name, _) in Columns)
        {
            lines.Append(',').Append(CsvLine.Cell($"{name} ({Unit})"));
        }

        lines.Append("\r\n");
        for (var row = 0; row < Labels.Count; row++)
        {
            lines.Append(CsvLine.Cell(Labels[row]));
            foreach (var (_, values) in Columns)
            {
                lines.Append(CultureInfo.InvariantCulture, $",{values[row]}");
            }

            lines.Append("\r\n");
        }

        return lines.ToString();
    }
}
