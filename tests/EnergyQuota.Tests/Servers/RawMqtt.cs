using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EnergyQuota.Tests.Servers;

/// <summary>An MQTT 3.1.1 gateway on a bare socket: sends what no client library would, and sees each acknowledgement.</summary>
internal sealed class RawMqtt : IAsyncDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<RawMqtt> ConnectAsync(int port, string clientId = "raw", bool signIn = true)
    {
        var raw = new RawMqtt();
        await raw._client.ConnectAsync(IPAddress.Loopback, port, Stop);
        if (signIn)
        {
            await raw.SendAsync(Packet(0x10, [.. Text("MQTT"), 4, 2, 0, 60, .. Text(clientId)]));
            Assert.Equal([0x20, 2, 0, 0], await raw.ReceiveAsync(4));
        }

        return raw;
    }

    public static byte[] Publish(ushort id, string topic, ReadOnlySpan<byte> payload) => Publish(id, Encoding.UTF8.GetBytes(topic), payload);

    public static byte[] Publish(ushort id, byte[] topic, ReadOnlySpan<byte> payload) =>
        Packet(0x32, [.. Number(topic.Length), .. topic, .. Number(id), .. payload]);

    public static byte[] Packet(byte kind, byte[] body) => [kind, .. Length(body.Length), .. body];

    /// <summary>A packet's length as MQTT writes it.</summary>
    public static byte[] Length(int length)
    {
        var bytes = new List<byte>();
        do
        {
            bytes.Add((byte)((length & 0x7F) | (length > 0x7F ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);
        return [.. bytes];
    }

    public Task SendAsync(byte[] bytes) => _client.GetStream().WriteAsync(bytes, Stop).AsTask();

    /// <summary>Reads so many bytes; fewer only where the other side has closed.</summary>
    public async Task<byte[]> ReceiveAsync(int count)
    {
        var buffer = new byte[count];
        try
        {
            var got = await _client.GetStream().ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Stop);
            return buffer[..got];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Reads one acknowledgement of QoS 1 and gives its packet number, or <see langword="null"/> where the connection ended.</summary>
    public async Task<ushort?> AcknowledgedAsync()
    {
        var packet = await ReceiveAsync(4);
        return packet is [0x40, 2, var high, var low] ? (ushort)((high << 8) | low) : null;
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static byte[] Text(string text) => [.. Number(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Number(int number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)number);
        return bytes;
    }
}
