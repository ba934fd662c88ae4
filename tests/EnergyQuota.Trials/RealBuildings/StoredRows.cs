using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>Counts what a store holds in its own language, without the product's reader: nothing can be cleaned on the way.</summary>
/// <param name="places">Where the stores are.</param>
/// <param name="store">The reading store: <c>duckdb</c>, its file closed, or <c>influxdb</c> or <c>victoriametrics</c>, running.</param>
internal sealed class StoredRows(Places places, string store)
{
    /// <summary>The rows of every table of readings, conflicts included.</summary>
    public Task<long> CountAsync() => store switch
    {
        "duckdb" => Task.FromResult(CountInDuckDb()),
        "influxdb" => CountInInfluxDbAsync(),
        _ => CountInVictoriaMetricsAsync(),
    };

    private long CountInDuckDb()
    {
        using var connection = new DuckDBConnection($"Data Source={Path.Combine(places.Data, "readings.duckdb")}");
        connection.Open();
        var tables = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT table_name FROM duckdb_tables() WHERE table_name = 'conflicts' OR starts_with(table_name, 'readings_')";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                tables.Add(reader.GetString(0));
            }
        }

        return tables.Sum(table =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {table}";
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        });
    }

    private async Task<long> CountInInfluxDbAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{places.InfluxPort}") };
        var statement = Uri.EscapeDataString("SELECT count(value) FROM reading; SELECT count(value) FROM conflict");
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri($"query?db=energyquota&q={statement}", UriKind.Relative)));
        return answer.RootElement.GetProperty("results").EnumerateArray()
            .Where(static result => result.TryGetProperty("series", out _))
            .Sum(static result => result.GetProperty("series")[0].GetProperty("values")[0][1].GetInt64());
    }

    // Every reading has one instant of this series, a conflict too. The samples of an instant are the same point: where a crash
    // left a part of a reading's series, all of them are written again.
    private async Task<long> CountInVictoriaMetricsAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{places.VictoriaPort}") };
        await using var lines = await client.GetStreamAsync(new Uri("api/v1/export?match[]=energyquota_reading_shape&start=0", UriKind.Relative));
        using var reader = new StreamReader(lines);
        var instants = new Dictionary<string, HashSet<long>>();
        while (await reader.ReadLineAsync() is { } line)
        {
            using var series = JsonDocument.Parse(line);
            var name = series.RootElement.GetProperty("metric").GetRawText();
            if (!instants.TryGetValue(name, out var known))
            {
                instants[name] = known = [];
            }

            known.UnionWith(series.RootElement.GetProperty("timestamps").EnumerateArray().Select(static instant => instant.GetInt64()));
        }

        return instants.Values.Sum(static known => (long)known.Count);
    }
}
