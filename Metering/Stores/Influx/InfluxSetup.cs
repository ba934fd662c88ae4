using System.Text.Json;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Makes sure at start that the server is one we know and keeps what it is given.</summary>
internal static class InfluxSetup
{
    /// <summary>Checks version, database and retention; creates a missing database.</summary>
    /// <exception cref="StoreUnavailableException">One of them is not as needed; the message says what to do.</exception>
    public static async Task PrepareAsync(InfluxClient client, InfluxOptions options, CancellationToken cancellationToken)
    {
        var database = options.Database;
        var version = await client.VersionAsync(cancellationToken);
        if (version?.TrimStart('v').StartsWith("1.", StringComparison.Ordinal) != true)
        {
            throw client.Unavailable($"the server says it is version '{version}'; this store needs InfluxDB 1.x. Correct Metering:InfluxDb:Url or Metering:InfluxDb:ApiVersion.");
        }

        using var databases = await client.AskAsync("SHOW DATABASES", cancellationToken);
        if (!Rows(databases).Any(row => row[0].GetString() == database))
        {
            using var created = await client.AskAsync($"CREATE DATABASE \"{database}\"", cancellationToken);
        }

        using var policies = await client.AskAsync($"SHOW RETENTION POLICIES ON \"{database}\"", cancellationToken);
        var policy = Rows(policies).SingleOrDefault(row => row[4].GetBoolean());
        if (policy.ValueKind == JsonValueKind.Undefined || policy[1].GetString() is not ("0s" or "0"))
        {
            throw client.Unavailable(
                "its default retention policy deletes readings after "
                + (policy.ValueKind == JsonValueKind.Undefined ? "an unknown time" : policy[1].GetString())
                + $"; readings must be kept. Run: ALTER RETENTION POLICY {(policy.ValueKind == JsonValueKind.Undefined ? "autogen" : policy[0].GetString())} ON {database} DURATION INF DEFAULT");
        }
    }

    /// <summary>The rows of the first statement.</summary>
    internal static IEnumerable<JsonElement> Rows(JsonDocument answer)
    {
        foreach (var series in answer.RootElement.GetProperty("results")[0].TryGetProperty("series", out var all) ? all.EnumerateArray() : default)
        {
            foreach (var row in series.TryGetProperty("values", out var values) ? values.EnumerateArray() : default)
            {
                yield return row;
            }
        }
    }
}
