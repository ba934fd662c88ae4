using System.Globalization;

namespace EnergyQuota.Server.Shared;

/// <summary>Writes a file that the registry's import reads.</summary>
internal static class ImportFile
{
    /// <summary>Writes a header and rows; numbers with a point, days as 2026-01-31, instants in UTC.</summary>
    /// <returns>The file's path.</returns>
    public static string Write(string folder, string name, string header, IEnumerable<object?[]> rows)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name + ".csv");
        using var writer = new StreamWriter(path);
        writer.WriteLine(header);
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(',', row.Select(cell => CsvLine.Quote(Text(cell)))));
        }

        return path;
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
