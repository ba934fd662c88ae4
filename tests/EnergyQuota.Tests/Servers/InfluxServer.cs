using System.Diagnostics;

namespace EnergyQuota.Tests.Servers;

/// <summary>A real InfluxDB 1.x of the tests' own, on free loopback ports and a temporary folder. Without <c>influxd</c> the tests fail.</summary>
public sealed class InfluxServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private EngineProcess? _engine;

    public string Url { get; private set; } = "";

    /// <summary>A database name that no other test has.</summary>
    public static string NewDatabase() => $"t{Guid.NewGuid():N}";

    public async ValueTask InitializeAsync()
    {
        Url = $"http://127.0.0.1:{MosquittoServer.FreePort()}";
        _engine = await EngineProcess.StartAsync(Settings(), $"{Url}/ping");
    }

    /// <summary>Runs a statement and gives the answer as text.</summary>
    public async Task<string> AskAsync(string statement)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("q", statement)]);
        using var answer = await http.PostAsync(new Uri($"{Url}/query"), form, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        _folder.Dispose();
    }

    private ProcessStartInfo Settings() => new("influxd", ["-config", "/dev/null"])
    {
        Environment =
        {
            ["INFLUXDB_REPORTING_DISABLED"] = "true",
            ["INFLUXDB_BIND_ADDRESS"] = $"127.0.0.1:{MosquittoServer.FreePort()}",
            ["INFLUXDB_HTTP_BIND_ADDRESS"] = Url["http://".Length..],
            ["INFLUXDB_HTTP_LOG_ENABLED"] = "false",
            ["INFLUXDB_META_DIR"] = Path.Combine(_folder.Path, "meta"),
            ["INFLUXDB_DATA_DIR"] = Path.Combine(_folder.Path, "data"),
            ["INFLUXDB_DATA_WAL_DIR"] = Path.Combine(_folder.Path, "wal"),
            ["INFLUXDB_DATA_QUERY_LOG_ENABLED"] = "false",
            ["INFLUXDB_MONITOR_STORE_ENABLED"] = "false",
        },
    };
}
