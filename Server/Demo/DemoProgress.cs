using System.Text.Json;
using EnergyQuota.Metering;

namespace EnergyQuota.Server.Demo;

/// <summary>What a demonstration's data folder remembers, so that a second start goes on where the first one stopped.</summary>
/// <param name="Seed">The seed of the city.</param>
/// <param name="Origin">The start of every meter's history, UTC, a full hour: thirteen months before the first start.</param>
/// <param name="MainOrigin">The start of the main meters' history: the last calendar year, so that it can be judged.</param>
/// <param name="HistoryEnd">The first start, UTC, a full hour; faults are placed by it.</param>
/// <param name="WrittenUntil">Every reading up to this full hour is in the journal; before <paramref name="MainOrigin"/>: none is.</param>
public sealed record DemoProgress(int Seed, DateTimeOffset Origin, DateTimeOffset MainOrigin, DateTimeOffset HistoryEnd, DateTimeOffset WrittenUntil)
{
    private const int HistoryDays = 395;

    /// <summary>Reads what is remembered, or begins.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="seed">The seed of a new city; an old one keeps its own.</param>
    /// <param name="now">The present.</param>
    /// <param name="zone">The site's zone.</param>
    public static DemoProgress ReadOrBegin(string dataFolder, int seed, DateTimeOffset now, TimeZoneInfo zone)
    {
        var path = PathIn(dataFolder);
        if (File.Exists(path) && JsonSerializer.Deserialize<DemoProgress>(File.ReadAllText(path)) is { } known)
        {
            return known;
        }

        var end = DemoRegister.HourOf(now);
        var origin = end.AddDays(-HistoryDays);
        var year = new Month(Month.Of(end, zone).Year - 1, 1).StartIn(zone);
        var main = DemoRegister.HourOf(year < origin ? year : origin);
        return new DemoProgress(seed, origin, main, end, main.AddHours(-1));
    }

    /// <summary>The register of a meter over its history.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="zone">The site's zone.</param>
    public DemoRegister RegisterOf(DemoMeter meter, TimeZoneInfo zone) =>
        new(meter, meter.Judged ? MainOrigin : Origin, HistoryEnd, zone);

    /// <summary>Remembers; the old file stays until the new one is whole.</summary>
    /// <param name="dataFolder">The data folder.</param>
    public void Write(string dataFolder)
    {
        var path = PathIn(dataFolder);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this));
        File.Move(path + ".new", path, overwrite: true);
    }

    private static string PathIn(string dataFolder) => Path.Combine(dataFolder, "demo.json");
}
