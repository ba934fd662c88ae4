using System.Buffers;
using System.Net;
using System.Net.Sockets;
using CsCheck;
using EnergyQuota.Ingest.Mqtt;
using MQTTnet;
using MQTTnet.Exceptions;

namespace EnergyQuota.Tests.Ingest.Mqtt;

public sealed class IntakeSocketTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public IntakeSocketTests() => _listener.Start();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _listener.Dispose();

    [Fact]
    public Task ReadAsync_AnyPieces_GivesTheSameBytesInTheSameOrder() =>
        Gen.Select(Gen.Byte.Array[0, 600_000], Gen.Int[1, 200_000].Array[1, 20], Gen.Int[1, 100_000].Array[1, 20]).SampleAsync(async (sent, arriving, asked) =>
        {
            var (near, far) = await ConnectAsync();
            using var socket = near;
            var sending = SendAsync(far, sent, arriving);
            var received = new List<byte>();
            for (var turn = 0; ; turn++)
            {
                var piece = new byte[asked[turn % asked.Length] + 3];
                var count = await socket.ReadAsync(piece, 3, piece.Length - 3, Stop);
                if (count == 0)
                {
                    break;
                }

                received.AddRange(piece[3..(3 + count)]);
            }

            await sending;
            Assert.Equal(sent, received);
        }, iter: 50, threads: 1);

    [Fact]
    public async Task ReadAsync_NobodyReads_LeavesTheRestAtTheSender()
    {
        var (near, far) = await ConnectAsync();
        using var socket = near;
        using var other = far;
        other.SendBufferSize = 64 * 1024;
        other.Blocking = false;
        var piece = new byte[64 * 1024];
        var sent = 0L;
        for (var idle = 0; idle < 20;)
        {
            try
            {
                sent += other.Send(piece);
                idle = 0;
                Assert.InRange(sent, 0, 100_000_000);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
            {
                idle++;
                await Task.Delay(20, Stop);
            }
        }

        Assert.True(sent > 0);
    }

    [Fact]
    public async Task Dispose_WhileOthersWaitForIt_EndsThem()
    {
        var (near, far) = await ConnectAsync();
        using var other = far;
        var reading = near.ReadAsync(new byte[10], 0, 10, Stop);

        near.Dispose();

        var ended = await Record.ExceptionAsync(() => reading.WaitAsync(TimeSpan.FromSeconds(10), Stop));
        Assert.True(ended is not TimeoutException, "It still reads.");
        await Assert.ThrowsAsync<MqttCommunicationException>(() => near.WriteAsync(new ReadOnlySequence<byte>([1]), isEndOfPacket: true, Stop));
    }

    [Fact]
    public async Task WriteAsync_SeveralPieces_AreSentInOrder()
    {
        var (near, far) = await ConnectAsync();
        using var socket = near;
        using var other = far;

        await socket.WriteAsync(new ReadOnlySequence<byte>([1, 2]), isEndOfPacket: false, Stop);
        await socket.WriteAsync(new ReadOnlySequence<byte>([3]), isEndOfPacket: true, Stop);

        var received = new byte[3];
        for (var count = 0; count < received.Length;)
        {
            count += await other.ReceiveAsync(received.AsMemory(count), Stop);
        }

        Assert.Equal([1, 2, 3], received);
    }

    [Fact]
    public async Task ConnectAsync_StoppedBeforeTheHandshakeEnds_Ends()
    {
        using var socket = new IntakeSocket(Options(), IntakeTls.Options(new IntakeOptions { Host = "localhost", Tls = true }));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(300);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => socket.ConnectAsync(patience.Token).WaitAsync(TimeSpan.FromSeconds(20), Stop));
    }

    private async Task<(IntakeSocket Near, Socket Far)> ConnectAsync()
    {
        var near = new IntakeSocket(Options(), tls: null);
        var accepting = _listener.AcceptSocketAsync(Stop);
        await near.ConnectAsync(Stop);
        return (near, await accepting);
    }

    private MqttClientOptions Options() =>
        new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port).Build();

    private static async Task SendAsync(Socket far, byte[] bytes, int[] pieces)
    {
        using var socket = far;
        for (int at = 0, turn = 0; at < bytes.Length; turn++)
        {
            var some = Math.Min(pieces[turn % pieces.Length], bytes.Length - at);
            at += await socket.SendAsync(bytes.AsMemory(at, some), Stop);
        }

        socket.Shutdown(SocketShutdown.Send);
    }
}
