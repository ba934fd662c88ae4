using System.Globalization;
using System.IO.Compression;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>Reads the comma-separated files of a folder of buildings by column name.</summary>
internal static class CsvFile
{
    /// <summary>The rows of a file, plain or gzip.</summary>
    /// <param name="path">The file.</param>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        using var reader = Open(path);
        var header = Split(reader.ReadLine() ?? "");
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = Split(line);
            yield return header.Zip(cells).ToDictionary(static pair => pair.First, static pair => pair.Second);
        }
    }

    /// <summary>A number exactly as written.</summary>
    /// <param name="text">Its text; not blank.</param>
    public static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A stamp of the files as an instant.</summary>
    /// <param name="text">Its text.</param>
    public static DateTimeOffset Stamp(string text) =>
        new DateTimeOffset(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), MeterSeries.Offset).ToUniversalTime();

    private static StreamReader Open(string path) =>
        path.EndsWith(".gz", StringComparison.Ordinal) ? new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) : new StreamReader(path);

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == ',' && !quoted))
            {
                cells.Add(line[start..i].Trim('"'));
                start = i + 1;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
        }

        return cells;
    }
}
