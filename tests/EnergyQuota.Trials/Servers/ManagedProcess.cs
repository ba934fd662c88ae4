using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EnergyQuota.Trials.Servers;

/// <summary>A program that the trial started and ends by its process id; its output goes to a file.</summary>
internal sealed class ManagedProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _copying;

    private ManagedProcess(string name, Process process, Task copying, string log)
    {
        Name = name;
        _process = process;
        _copying = copying;
        LogFile = log;
    }

    /// <summary>What it is, for messages.</summary>
    public string Name { get; }

    /// <summary>Where its output is.</summary>
    public string LogFile { get; }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts a program.</summary>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables set beside the trial's own.</param>
    /// <param name="log">The file its output is added to.</param>
    public static ManagedProcess Start(
        string name, string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string log)
    {
        var start = new ProcessStartInfo(file)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start) ?? throw new TrialException($"{name} did not start.");
        process.StandardInput.Close();
        return new ManagedProcess(name, process, CopyAsync(process, log), log);
    }

    /// <summary>A port of the loopback address that nothing listens on just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until something listens on a port of the loopback address.</summary>
    /// <param name="port">The port.</param>
    /// <param name="limit">The longest wait.</param>
    /// <exception cref="TrialException">It ended, or the time is over.</exception>
    public async Task WaitForPortAsync(int port, TimeSpan limit)
    {
        var until = Stopwatch.GetTimestamp() + (long)(limit.TotalSeconds * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < until)
        {
            if (HasExited)
            {
                throw Failed($"ended with {_process.ExitCode}");
            }

            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        throw Failed($"does not listen on port {port}");
    }

    /// <summary>Asks it to stop, and kills it where it does not.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="TrialException">It had to be killed.</exception>
    public async Task<int> StopAsync(TimeSpan limit)
    {
        if (!HasExited)
        {
            await SignalAsync("TERM");
        }

        using var late = new CancellationTokenSource(limit);
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            throw Failed($"did not stop within {limit.TotalSeconds:F0} s");
        }

        await _copying;
        return _process.ExitCode;
    }

    /// <summary>Sends it a signal.</summary>
    /// <param name="name">The signal's name without SIG.</param>
    public async Task SignalAsync(string name)
    {
        using var signal = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (!HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        await _copying;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    /// <summary>An exception that shows the end of its output.</summary>
    /// <param name="what">What went wrong.</param>
    public TrialException Failed(string what)
    {
        var tail = File.Exists(LogFile) ? string.Join(Environment.NewLine, File.ReadLines(LogFile).TakeLast(15)) : "";
        return new TrialException($"{Name} {what}.{Environment.NewLine}{tail}");
    }

    private static async Task CopyAsync(Process process, string log)
    {
        await using var file = new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await using var writer = TextWriter.Synchronized(new StreamWriter(file) { AutoFlush = true });
        await Task.WhenAll(CopyLinesAsync(process.StandardOutput, writer), CopyLinesAsync(process.StandardError, writer));
    }

    private static async Task CopyLinesAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            await to.WriteLineAsync(line);
        }
    }
}
