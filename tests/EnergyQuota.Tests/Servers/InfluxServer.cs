using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EnergyQuota.Tests.Servers;

/// <summary>A real InfluxDB 1.x of the tests' own, on free loopback ports and a temporary folder. Without <c>influxd</c> the tests fail.</summary>
public sealed class InfluxServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _output = [];
    private Process? _process;

    public string Url { get; private set; } = "";

    /// <summary>A database name that no other test has.</summary>
    public static string NewDatabase() => $"t{Guid.NewGuid():N}";

    public async ValueTask InitializeAsync()
    {
        Url = $"http://127.0.0.1:{FreePort()}";
        _process = Process.Start(Settings()) ?? throw new InvalidOperationException("influxd did not start.");
        _process.ErrorDataReceived += Keep;
        _process.OutputDataReceived += Keep;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        using var http = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"{Url}/ping"), TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException) when (attempt < 300 && !_process.HasExited)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException e)
            {
                throw new InvalidOperationException($"influxd does not answer:\n{string.Join('\n', _output)}", e);
            }
        }
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
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.Add(line.Data ?? "");
        }
    }

    private ProcessStartInfo Settings() => new("influxd", ["-config", "/dev/null"])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        Environment =
        {
            ["INFLUXDB_REPORTING_DISABLED"] = "true",
            ["INFLUXDB_BIND_ADDRESS"] = $"127.0.0.1:{FreePort()}",
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
