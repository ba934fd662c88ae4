using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Implementations;
using MQTTnet.Server;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>Takes the gateways' connections for the broker, so many at a time, and bounds the length of their packets.</summary>
/// <param name="address">Where to listen.</param>
/// <param name="longestPacket">The most bytes of a packet after sign-in.</param>
/// <param name="maxConnections">The most connections at once; more are closed at once.</param>
/// <param name="tls">How connections are encrypted, or <see langword="null"/>.</param>
/// <param name="time">The clock for pauses.</param>
/// <param name="logger">The log.</param>
internal sealed class GatewayListener(IPEndPoint address, int longestPacket, int maxConnections, GatewayTls? tls, TimeProvider time, ILogger logger) : IMqttServerAdapter
{
    // A sign-in with client identifier, will, name and password; a will is one reading at most.
    private const int LongestSignIn = 64 * 1024;
    private const int Backlog = 1_000;
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _stopping = new();
    private Socket? _socket;
    private int _open;

    /// <inheritdoc/>
    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    /// <inheritdoc/>
    /// <exception cref="SocketException">The address cannot be used.</exception>
    public Task StartAsync(MqttServerOptions options, IMqttNetLogger netLogger)
    {
        _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Bind(address);
        _socket.Listen(Backlog);
        _ = AcceptAsync(_socket, options, netLogger, _stopping.Token);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        _socket?.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket?.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync(Socket listening, MqttServerOptions options, IMqttNetLogger netLogger, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var socket = await listening.AcceptAsync(stopping);
                if (Volatile.Read(ref _open) >= maxConnections)
                {
                    logger.ConnectionRefused(socket.RemoteEndPoint?.ToString() ?? "", maxConnections);
                    socket.Dispose();
                    continue;
                }

                Interlocked.Increment(ref _open);
                _ = Task.Run(() => HandleAsync(socket, options, netLogger), CancellationToken.None);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException e)
            {
                // A peer that has gone already, or no more file handles: others may still be taken.
                logger.AcceptFailed(e.Message);
                await Task.Delay(AfterFault, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task HandleAsync(Socket socket, MqttServerOptions options, IMqttNetLogger netLogger)
    {
        try
        {
            socket.NoDelay = true;
            var remote = socket.RemoteEndPoint!;
            await using var secured = await SecureAsync(new NetworkStream(socket, ownsSocket: true));
            await using var stream = new PacketLimitStream(
                secured, LongestSignIn, longestPacket, length => logger.PacketTooLong(remote.ToString()!, length));
            using var channel = new MqttTcpChannel(stream, socket.LocalEndPoint!, remote, null);
            using var adapter = new MqttChannelAdapter(
                channel, new MqttPacketFormatterAdapter(new MqttBufferWriter(options.WriterBufferSize, options.WriterBufferSizeMax)), netLogger);
            if (ClientHandler is { } handler)
            {
                await handler(adapter);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or AuthenticationException or CryptographicException or MQTTnet.Exceptions.MqttCommunicationException)
        {
            logger.ConnectionFailed(e.Message);
        }
        finally
        {
            socket.Dispose();
            Interlocked.Decrement(ref _open);
        }
    }

    // Plain text on a port with TLS, a foreign certificate, silence: the handshake fails or takes too long, and the connection ends.
    private async Task<Stream> SecureAsync(NetworkStream plain)
    {
        if (tls is null)
        {
            return plain;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        using var timer = time.CreateTimer(_ => patience.Cancel(), null, HandshakeTime, Timeout.InfiniteTimeSpan);
        var secured = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            await secured.AuthenticateAsServerAsync(tls.Options(), patience.Token);
            return secured;
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }
    }
}
