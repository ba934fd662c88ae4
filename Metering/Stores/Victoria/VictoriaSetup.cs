using System.Globalization;
using System.Text.RegularExpressions;

namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>Makes sure at start that the server keeps what it is given, as it is given, for as long as readings are taken.</summary>
internal static partial class VictoriaSetup
{
    /// <summary>How long readings may have waited in the journal before they are written: 31 days.</summary>
    public static readonly TimeSpan Waiting = TimeSpan.FromDays(31);

    /// <summary>The longest retention the server knows, needed where readings of any age are taken.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    // Any other value of these changes names, times or numbers of what is written.
    private static readonly (string Flag, string[] Allowed)[] Needed =
    [
        ("precisionBits", ["64"]),
        ("dedup.minScrapeInterval", ["0s", "1ms"]),
        ("influxTrimTimestamp", ["1ms"]),
        ("influxMeasurementFieldSeparator", ["_"]),
        ("influxSkipMeasurement", ["false"]),
        ("influxSkipSingleField", ["false"]),
        ("relabelConfig", [""]),
    ];

    /// <summary>Checks the server's flags.</summary>
    /// <returns>How long it keeps samples.</returns>
    /// <exception cref="StoreUnavailableException">One of them is not as needed; the message says what to do.</exception>
    public static async Task<TimeSpan> CheckAsync(VictoriaClient client, TimeSpan oldestReading, CancellationToken cancellationToken)
    {
        var metrics = await client.MetricsAsync(cancellationToken);
        var flags = Flag().Matches(metrics).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal);
        if (!flags.TryGetValue("retentionPeriod", out var period) || Retention(period) is not { } retention)
        {
            throw client.Unavailable("its page /metrics names no retentionPeriod; this store needs a single-node VictoriaMetrics. Correct Metering:VictoriaMetrics:Url.");
        }

        var needed = oldestReading == TimeSpan.Zero ? Longest : oldestReading + Waiting;
        if (retention < needed)
        {
            throw client.Unavailable(
                $"it keeps samples for {retention.TotalDays:0} days (-retentionPeriod={period}); readings are taken up to "
                + (oldestReading == TimeSpan.Zero ? "any age" : $"an age of {oldestReading.TotalDays:0} days (Ingest:OldestReading)")
                + $", so it needs at least {needed.TotalDays:0} days. Start it with -retentionPeriod=100y.");
        }

        foreach (var (flag, allowed) in Needed)
        {
            if (flags.TryGetValue(flag, out var value) && !allowed.Contains(value))
            {
                throw client.Unavailable($"it runs with -{flag}={value}, which changes what is stored. Start it with the default.");
            }
        }

        return retention;
    }

    /// <summary>When the server started, or <see langword="null"/> if it does not say; another number is another life.</summary>
    public static string? LifeIn(string metrics) => Start().Match(metrics) is { Success: true } match ? match.Groups["start"].Value : null;

    /// <summary>A retention as the server writes it: a number of months of 31 days, or one with a unit.</summary>
    public static TimeSpan? Retention(string text) =>
        Period().Match(text) is { Success: true } match
        && double.TryParse(match.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? TimeSpan.FromDays(number * match.Groups["unit"].Value switch { "h" => 1 / 24.0, "d" => 1, "w" => 7, "y" => 365, _ => 31 })
            : null;

    [GeneratedRegex("""^flag\{name="(?<name>[^"]+)", ?value="(?<value>[^"]*)".*$""", RegexOptions.Multiline)]
    private static partial Regex Flag();

    [GeneratedRegex(@"^vm_app_start_timestamp (?<start>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex(@"^(?<number>\d{1,6}(\.\d{1,6})?)(?<unit>[hdwy]?)$")]
    private static partial Regex Period();
}
