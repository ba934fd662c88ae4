using System.Globalization;
using System.IO.Compression;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Server.Replay;

/// <summary>A folder of buildings: <c>metadata.csv</c> and <c>hourly/&lt;building_id&gt;.csv.gz</c>.</summary>
public sealed class BuildingFolder
{
    private readonly string _path;

    private BuildingFolder(string path, IReadOnlyList<Building> buildings)
    {
        _path = path;
        Buildings = buildings;
    }

    /// <summary>The buildings that have an hourly file, in the order of the metadata.</summary>
    public IReadOnlyList<Building> Buildings { get; }

    /// <summary>Reads the metadata.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="FileNotFoundException">It has no <c>metadata.csv</c>.</exception>
    /// <exception cref="FormatException">A column is missing or a number cannot be read.</exception>
    public static BuildingFolder Read(string path)
    {
        using var reader = new StreamReader(Path.Combine(path, "metadata.csv"));
        var columns = CsvLine.Split(reader.ReadLine() ?? "");
        var buildings = new List<Building>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var fields = CsvLine.Split(line);
            string Field(string name) => columns.IndexOf(name) is >= 0 and var at && at < fields.Count
                ? fields[at]
                : throw new FormatException($"metadata.csv: no column {name} in line {buildings.Count + 2}.");
            var id = Field("building_id");
            if (File.Exists(FileOf(path, id)))
            {
                buildings.Add(new Building(
                    id, Field("use_type"), Number(Field("area_m2")), Number(Field("occupants")), StandardOffset(Field("timezone")), UtilitiesOf(FileOf(path, id))));
            }
        }

        return new BuildingFolder(path, buildings);
    }

    /// <summary>The hours of one utility in the order of the file.</summary>
    /// <param name="building">A building of this folder.</param>
    /// <param name="utility">One of its utilities.</param>
    /// <exception cref="FormatException">A row cannot be read; the message names file and line.</exception>
    public IEnumerable<BuildingHour> Hours(Building building, BuildingUtility utility)
    {
        ArgumentNullException.ThrowIfNull(building);
        ArgumentNullException.ThrowIfNull(utility);
        var file = FileOf(_path, building.Id);
        using var reader = Open(file);
        var column = CsvLine.Split(reader.ReadLine() ?? "").IndexOf(utility.Column);
        var number = 1;
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            number++;
            var fields = CsvLine.Split(line);
            if (column >= fields.Count || !DateTime.TryParseExact(fields[0], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var stamp))
            {
                throw new FormatException($"{file}, line {number}: {line}");
            }

            yield return new BuildingHour(new DateTimeOffset(stamp, building.Offset).ToUniversalTime(), Number(fields[column]));
        }
    }

    private static List<BuildingUtility> UtilitiesOf(string file)
    {
        using var reader = Open(file);
        var columns = CsvLine.Split(reader.ReadLine() ?? "");
        return [.. BuildingUtility.Known.Where(utility => columns.Contains(utility.Column))];
    }

    private static string FileOf(string path, string id) => Path.Combine(path, "hourly", $"{id}.csv.gz");

    private static StreamReader Open(string file) => new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));

    private static decimal? Number(string text) =>
        string.IsNullOrWhiteSpace(text) ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static TimeSpan StandardOffset(string zone) =>
        string.IsNullOrWhiteSpace(zone) ? TimeSpan.Zero : TimeZoneInfo.FindSystemTimeZoneById(zone).BaseUtcOffset;
}
