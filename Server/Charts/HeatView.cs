using System.Globalization;
using System.Text;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Server.Charts;

/// <summary>What a heat map shows: a value for each column and row.</summary>
/// <param name="Title">What it shows, as a person reads it.</param>
/// <param name="Unit">The unit of every value.</param>
/// <param name="Axis">What a column is: the day.</param>
/// <param name="Columns">The columns from left to right.</param>
/// <param name="Rows">The rows from top to bottom.</param>
/// <param name="Values">One list per column, each as long as the rows; <see langword="null"/> where nothing is known.</param>
public sealed record HeatView(
    string Title, string Unit, string Axis, IReadOnlyList<string> Columns, IReadOnlyList<string> Rows, IReadOnlyList<IReadOnlyList<decimal?>> Values)
{
    /// <summary>Small values are the dark ones: for shares of what should be whole. Default <see langword="false"/>.</summary>
    public bool SmallIsDark { get; init; }

    /// <summary>The table as comma-separated values: a line for each column of the map.</summary>
    public string ToCsv()
    {
        var lines = new StringBuilder(CsvLine.Cell($"{Axis} ({Unit})"));
        foreach (var row in Rows)
        {
            lines.Append(',').Append(CsvLine.Cell(row));
        }

        lines.Append("\r\n");
        for (var column = 0; column < Columns.Count; column++)
        {
            lines.Append(CsvLine.Cell(Columns[column]));
            foreach (var value in Values[column])
            {
                lines.Append(CultureInfo.InvariantCulture, $",{value}");
            }

            lines.Append("\r\n");
        }

        return lines.ToString();
    }
}
