using System.Text.Json;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Makes sure at start that a server of 2.x or 3.x offers the bucket to reads and keeps what it is given.</summary>
/// <remarks>
/// Nothing is created here: a bucket needs an organisation, a retention and a mapping, which are the administrator's.
/// Written from the published interface; no such server was at hand to prove it.
/// </remarks>
internal static class InfluxBucket
{
    /// <summary>Checks version, retention (2.x) and that InfluxQL finds the bucket.</summary>
    /// <exception cref="StoreUnavailableException">One of them is not as needed; the message says what to do.</exception>
    public static async Task CheckAsync(InfluxClient client, InfluxOptions options, CancellationToken cancellationToken)
    {
        var version = (await client.VersionAsync(cancellationToken))?.TrimStart('v') ?? "";
        if (version.StartsWith("1.", StringComparison.Ordinal))
        {
            throw client.Unavailable($"the server says it is version '{version}'; set Metering:InfluxDb:ApiVersion to 1, or correct Metering:InfluxDb:Url.");
        }

        if (version.StartsWith("2.", StringComparison.Ordinal))
        {
            await CheckRetentionAsync(client, options, cancellationToken);
        }

        using var databases = await client.AskAsync("SHOW DATABASES", cancellationToken);
        if (!InfluxSetup.Rows(databases).Any(row => row[0].GetString() == options.Database))
        {
            throw client.Unavailable(
                $"queries do not know the database. For 2.x run: influx v1 dbrp create --db {options.Database} --rp autogen --default --bucket-id (the id of {options.BucketName})");
        }
    }

    private static async Task CheckRetentionAsync(InfluxClient client, InfluxOptions options, CancellationToken cancellationToken)
    {
        var path = $"api/v2/buckets?name={Uri.EscapeDataString(options.BucketName)}&org={Uri.EscapeDataString(options.Org ?? "")}";
        using var answer = await client.GetAsync(path, cancellationToken);
        var bucket = answer.RootElement.TryGetProperty("buckets", out var buckets) && buckets.GetArrayLength() > 0 ? buckets[0] : default;
        if (bucket.ValueKind == JsonValueKind.Undefined)
        {
            throw client.Unavailable($"there is no bucket {options.BucketName}. Make it with an infinite retention, or correct Metering:InfluxDb:Bucket and :Org.");
        }

        if (bucket.TryGetProperty("retentionRules", out var rules)
            && rules.EnumerateArray().Any(static rule => rule.TryGetProperty("everySeconds", out var seconds) && seconds.GetInt64() > 0))
        {
            throw client.Unavailable($"the bucket {options.BucketName} deletes readings after a time; readings must be kept. Run: influx bucket update --retention 0 --id (its id)");
        }
    }
}
