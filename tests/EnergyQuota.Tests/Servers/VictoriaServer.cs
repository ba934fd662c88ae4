using System.Diagnostics;

namespace EnergyQuota.Tests.Servers;

/// <summary>A real VictoriaMetrics of the tests' own, on a free loopback port and a temporary folder. Without the program the tests fail.</summary>
public class VictoriaServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _flags;
    private EngineProcess? _engine;

    public VictoriaServer()
        : this("-retentionPeriod=100y")
    {
    }

    internal VictoriaServer(params string[] flags) => _flags = flags;

    public string Url { get; } = $"http://127.0.0.1:{MosquittoServer.FreePort()}";

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Ends it without a chance to write anything, as a power cut would.</summary>
    public async Task KillAsync()
    {
        await _engine!.DisposeAsync();
        _engine = null;
    }

    /// <summary>Starts it on the same port and folder.</summary>
    public async Task StartAsync() => _engine = await EngineProcess.StartAsync(
        new ProcessStartInfo(
            "victoria-metrics",
            [$"-storageDataPath={Path.Combine(_folder.Path, "data")}", $"-httpListenAddr={Url["http://".Length..]}", "-loggerLevel=WARN", "-memory.allowedPercent=10", .. _flags]),
        $"{Url}/health");

    /// <summary>Posts a body and gives the answer as text.</summary>
    public async Task<string> PostAsync(string path, string body)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await http.PostAsync(new Uri($"{Url}/{path}"), content, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await KillAsync();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
