using System.Diagnostics;

namespace EnergyQuota.Tests.Servers;

/// <summary>An engine's server as a process of the tests' own, ready once it answers over HTTP.</summary>
internal sealed class EngineProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _output = [];

    private EngineProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        _process.ErrorDataReceived += Keep;
        _process.OutputDataReceived += Keep;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Starts a program and waits until it answers.</summary>
    /// <param name="start">The program.</param>
    /// <param name="health">The address at which it answers once it is ready.</param>
    /// <exception cref="InvalidOperationException">It ended or does not answer; the message has its output.</exception>
    public static async Task<EngineProcess> StartAsync(ProcessStartInfo start, string health)
    {
        (start.RedirectStandardError, start.RedirectStandardOutput) = (true, true);
        var engine = new EngineProcess(start);
        using var http = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(health), TestContext.Current.CancellationToken);
                return engine;
            }
            catch (HttpRequestException) when (attempt < 300 && !engine._process.HasExited)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException e)
            {
                throw new InvalidOperationException($"{start.FileName} does not answer:\n{engine.Output()}", e);
            }
        }
    }

    /// <summary>Ends it without a chance to write anything, as a power cut would.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private string Output()
    {
        lock (_output)
        {
            return string.Join('\n', _output);
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.Add(line.Data ?? "");
        }
    }
}
