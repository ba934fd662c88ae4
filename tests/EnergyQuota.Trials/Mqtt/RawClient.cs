using System.Net;
using System.Net.Sockets;

namespace EnergyQuota.Trials.Mqtt;

/// <summary>A signed-in MQTT connection on a bare socket, read packet by packet.</summary>
internal sealed class RawClient : IDisposable
{
    private const int BufferSize = 1 << 20;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(1);
    private readonly ManualResetEventSlim _never = new(initialState: false, spinCount: 0);
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _start;
    private int _end;

    private RawClient(Socket socket) => Socket = socket;

    /// <summary>The socket, to send on.</summary>
    public Socket Socket { get; }

    /// <summary>Connects and signs in.</summary>
    /// <param name="port">The broker's port on loopback.</param>
    /// <param name="clientId">The client's name.</param>
    public static RawClient Connect(int port, string clientId)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 120_000 };
        socket.Connect(IPAddress.Loopback, port);
        var client = new RawClient(socket);
        client.Ask(MqttPackets.Connect(clientId));
        return client;
    }

    /// <summary>Sends a packet and waits for one answer.</summary>
    /// <param name="packet">The packet.</param>
    public void Ask(byte[] packet)
    {
        Socket.Send(packet);
        while (!TryNext(out _, out _))
        {
            Fill();
        }
    }

    /// <summary>The next packet already received.</summary>
    /// <param name="type">Its first byte.</param>
    /// <param name="body">Its body, valid until the next call.</param>
    public bool TryNext(out byte type, out ReadOnlySpan<byte> body)
    {
        var received = _buffer.AsSpan(_start, _end - _start);
        if (received.Length == 0 || MqttPackets.Length(received, out var bodyAt) is not (> 0 and var length))
        {
            type = 0;
            body = default;
            return false;
        }

        type = received[0];
        body = received[bodyAt..length];
        _start += length;
        return true;
    }

    /// <summary>Waits a millisecond and then for more bytes: whoever is woken for each packet costs its sender more than the packet.</summary>
    /// <exception cref="IOException">The broker closed the connection.</exception>
    public void Gather()
    {
        _ = _never.Wait(Gathering);
        Fill();
    }

    /// <summary>Waits for more bytes.</summary>
    /// <exception cref="IOException">The broker closed the connection.</exception>
    public void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var count = Socket.Receive(_buffer.AsSpan(_end));
        if (count == 0)
        {
            throw new IOException("The broker closed the connection.");
        }

        _end += count;
    }

    /// <inheritdoc/>
    public void Dispose() => Socket.Dispose();
}
