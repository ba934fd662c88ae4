using System.Diagnostics;
using System.Globalization;

namespace EnergyQuota.Tests.Servers;

/// <summary>The product as a person runs it: a process of its own, on free ports.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _output = [];

    private ServerProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts a verb.</summary>
    /// <param name="settings">Settings by key, the data folder among them.</param>
    /// <param name="arguments">The verb and what stands behind it.</param>
    /// <param name="under">A program with its arguments that starts it, such as a tracer.</param>
    public static ServerProcess Start(IReadOnlyDictionary<string, string> settings, string[] arguments, params string[] under)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(here.Parent!.Parent!.FullName, "EnergyQuota.Server", here.Name, "energyquota.dll");
        string[] line = [.. under, "dotnet", program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new ServerProcess(start);
    }

    /// <summary>Waits until it answers that it is ready.</summary>
    public async Task ReadyAsync(string url)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            Assert.False(_process.HasExited, Output);
            try
            {
                using var answer = await http.GetAsync(new Uri($"{url}/healthz/ready"), Stop);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, Stop);
        }

        Assert.Fail($"not ready:\n{Output}");
    }

    /// <summary>Waits for its end and gives its exit code.</summary>
    public async Task<int> EndedAsync()
    {
        var ended = _process.WaitForExitAsync(Stop);
        Assert.True(await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(60), Stop)) == ended, $"still running:\n{Output}");
        await ended;
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop, as a service manager does, and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync(Stop);
        return await EndedAsync();
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.Add(line.Data ?? "");
        }
    }
}
