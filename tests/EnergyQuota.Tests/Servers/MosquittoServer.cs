using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EnergyQuota.Tests.Servers;

/// <summary>A real Mosquitto on a free port of this machine. A test that needs it fails where it is not installed.</summary>
public sealed class MosquittoServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/mosquitto";
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public int Port { get; } = FreePort();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task StartAsync()
    {
        Assert.True(File.Exists(Program), $"{Program} is not installed; these tests need it.");
        var settings = Path.Combine(_folder.Path, "mosquitto.conf");
        await File.WriteAllTextAsync(settings, $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            set_tcp_nodelay true
            max_queued_messages 0
            max_inflight_messages 2000
            user root
            """);
        _process = Process.Start(new ProcessStartInfo(Program, ["-c", settings]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }
}
