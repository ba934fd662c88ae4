using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Channel;
using MQTTnet.Exceptions;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>The connection to a broker, read by a thread of its own that lets what comes gather.</summary>
/// <remarks>
/// A socket that is read asynchronously wakes a thread for each message that comes, at the sender's cost as well: with
/// small messages that was half of all the work. This thread asks for as much as has come, hands it on, and after a small
/// piece rests for a millisecond, in which nobody has to be woken. Over TLS a piece is one record, however many have come, so
/// that it does not rest there.
/// </remarks>
/// <param name="options">The broker's address and the receive buffer's size.</param>
/// <param name="tls">How to encrypt; <see langword="null"/>: not at all.</param>
internal sealed class IntakeSocket(MqttClientOptions options, SslClientAuthenticationOptions? tls) : IMqttChannel
{
    private const int PieceBytes = 64 * 1024;
    private const int SmallPieceBytes = PieceBytes / 4;
    private const int MostUnreadBytes = 4 * PieceBytes;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1);

    // Whoever reads goes on in the reading thread: handing over to another would wake one for each piece.
    private readonly Pipe _received = new(new PipeOptions(
        readerScheduler: PipeScheduler.Inline, pauseWriterThreshold: MostUnreadBytes, resumeWriterThreshold: MostUnreadBytes / 2, useSynchronizationContext: false));

    // Resting is to cost nothing: no spinning before it.
    private readonly ManualResetEventSlim _closed = new(initialState: false, spinCount: 0);
    private readonly Lock _sending = new();
    private ReadOnlySequence<byte> _unread;
    private bool _isReading;
    private Socket? _socket;
    private Stream? _stream;

    /// <inheritdoc/>
    public X509Certificate2 ClientCertificate => null!;

    /// <inheritdoc/>
    public EndPoint RemoteEndPoint => _socket?.RemoteEndPoint!;

    /// <inheritdoc/>
    public EndPoint LocalEndPoint => _socket?.LocalEndPoint!;

    /// <inheritdoc/>
    public bool IsSecureConnection => tls is not null;

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        // An asynchronous call, even one, would make the socket asynchronous for good.
        await using var stopping = cancellationToken.Register(Dispose);
        try
        {
            await Task.Run(Connect, cancellationToken);
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }

        new Thread(Receive) { IsBackground = true, Name = "MQTT intake" }.Start();
    }

    /// <inheritdoc/>
    public Task DisconnectAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_unread.IsEmpty)
        {
            if (_isReading)
            {
                _received.Reader.AdvanceTo(_unread.End);
                _isReading = false;
            }

            _unread = (await _received.Reader.ReadAsync(cancellationToken)).Buffer;
            _isReading = true;
        }

        var some = _unread.Slice(0, Math.Min(count, _unread.Length));
        some.CopyTo(buffer.AsSpan(offset));
        _unread = _unread.Slice(some.End);
        return (int)some.Length;
    }

    /// <inheritdoc/>
    public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
    {
        try
        {
            lock (_sending)
            {
                foreach (var piece in buffer)
                {
                    (_stream ?? throw new MqttCommunicationException("There is no connection.")).Write(piece.Span);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw new MqttCommunicationException(e.Message, e);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The thread may be in the middle of a read or waiting for a reader; each of these ends it.
        _closed.Set();
        _socket?.Dispose();
        _received.Writer.CancelPendingFlush();
    }

    private void Connect()
    {
        var tcp = (MqttClientTcpOptions)options.ChannelOptions;
        var broker = (DnsEndPoint)tcp.RemoteEndpoint;
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = tcp.BufferSize };
        _socket.Connect(broker.Host, broker.Port);
        var stream = new NetworkStream(_socket, ownsSocket: true);
        if (tls is null)
        {
            _stream = stream;
            return;
        }

        var encrypted = new SslStream(stream);
        encrypted.AuthenticateAsClient(tls);
        _stream = encrypted;
    }

    private void Receive()
    {
        try
        {
            while (!_closed.IsSet)
            {
                var length = _stream!.Read(_received.Writer.GetSpan(PieceBytes));
                if (length == 0)
                {
                    break;
                }

                _received.Writer.Advance(length);
                Hand(_received.Writer.FlushAsync(CancellationToken.None));
                if (tls is null && length < SmallPieceBytes)
                {
                    _ = _closed.Wait(Rest);
                }
            }

            _received.Writer.Complete();
        }
        catch (Exception e)
        {
            // Told to whoever reads.
            _received.Writer.Complete(e);
        }
    }

    // Where the reader is behind, the thread waits for it: what is not read stays at the broker.
    private static void Hand(ValueTask<FlushResult> flushing) => _ = flushing.IsCompleted ? flushing.Result : flushing.AsTask().GetAwaiter().GetResult();
}
