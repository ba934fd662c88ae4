using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using EnergyQuota.Ingest.Mqtt;
using MQTTnet.Channel;

namespace EnergyQuota.Tests.Ingest.Mqtt;

public sealed class BufferedChannelTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task ReadAsync_AnyPieces_GivesTheSameBytesInTheSameOrder() =>
        Gen.Select(Gen.Byte.Array[0, 300_000], Gen.Int[1, 100_000].Array[1, 20], Gen.Int[1, 100_000].Array[1, 20]).SampleAsync(async (sent, arriving, asked) =>
        {
            using var channel = new BufferedChannel(new Wire(sent, arriving), TimeSpan.Zero);
            var received = new List<byte>();
            for (var turn = 0; ; turn++)
            {
                var piece = new byte[asked[turn % asked.Length] + 3];
                var count = await channel.ReadAsync(piece, 3, piece.Length - 3, Stop);
                if (count == 0)
                {
                    break;
                }

                received.AddRange(piece[3..(3 + count)]);
            }

            Assert.Equal(sent, received);
        }, iter: 100);

    [Fact]
    public async Task WriteAsync_Acknowledgements_GoTogetherWhenFlushed()
    {
        var wire = new Wire([], [1]);
        using var channel = new BufferedChannel(wire, TimeSpan.Zero);
        await WriteAsync(channel, 0x40, 2, 0, 1);
        await WriteAsync(channel, 0x40, 2, 0, 2);
        Assert.Empty(wire.Written);

        await channel.FlushAsync(Stop);
        await channel.FlushAsync(Stop);

        Assert.Equal([0x40, 2, 0, 1, 0x40, 2, 0, 2], Assert.Single(wire.Written));
    }

    /// <summary>A DISCONNECT that came before them would take them back.</summary>
    [Fact]
    public async Task WriteAsync_AnotherPacketAfterAcknowledgements_GoesAfterThem()
    {
        var wire = new Wire([], [1]);
        using var channel = new BufferedChannel(wire, TimeSpan.Zero);
        await WriteAsync(channel, 0x40, 2, 0, 1);

        await WriteAsync(channel, 0xE0, 0);

        Assert.Equal<byte[]>([[0x40, 2, 0, 1], [0xE0, 0]], wire.Written);
    }

    [Fact]
    public async Task WriteAsync_ManyAcknowledgements_DoNotWaitForAFlush()
    {
        var wire = new Wire([], [1]);
        using var channel = new BufferedChannel(wire, TimeSpan.Zero);
        for (var number = 0; number < 10_000; number++)
        {
            await WriteAsync(channel, 0x40, 2, (byte)(number >> 8), (byte)(number & 0xFF));
        }

        Assert.InRange(wire.Written.Sum(static piece => piece.Length), 36_000, 40_000);
    }

    private static Task WriteAsync(BufferedChannel channel, params byte[] packet) =>
        channel.WriteAsync(new ReadOnlySequence<byte>(packet), isEndOfPacket: true, Stop);

    private sealed class Wire(byte[] bytes, int[] pieces) : IMqttChannel
    {
        private int _at;
        private int _turn;

        public List<byte[]> Written { get; } = [];

        public X509Certificate2 ClientCertificate => null!;

        public EndPoint RemoteEndPoint => null!;

        public EndPoint LocalEndPoint => null!;

        public bool IsSecureConnection => false;

        public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task DisconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            var some = Math.Min(Math.Min(count, pieces[_turn++ % pieces.Length]), bytes.Length - _at);
            bytes.AsSpan(_at, some).CopyTo(buffer.AsSpan(offset));
            _at += some;
            return Task.FromResult(some);
        }

        public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
        {
            Written.Add(buffer.ToArray());
            return Task.CompletedTask;
        }

        public void Dispose()
        {
        }
    }
}
