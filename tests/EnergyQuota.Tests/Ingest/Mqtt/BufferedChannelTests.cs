using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using EnergyQuota.Ingest.Mqtt;
using MQTTnet.Channel;

namespace EnergyQuota.Tests.Ingest.Mqtt;

public sealed class BufferedChannelTests
{
    [Fact]
    public Task ReadAsync_AnyPieces_GivesTheSameBytesInTheSameOrder() =>
        Gen.Select(Gen.Byte.Array[0, 300_000], Gen.Int[1, 100_000].Array[1, 20], Gen.Int[1, 100_000].Array[1, 20]).SampleAsync(async (sent, arriving, asked) =>
        {
            using var channel = new BufferedChannel(new Wire(sent, arriving));
            var received = new List<byte>();
            for (var turn = 0; ; turn++)
            {
                var piece = new byte[asked[turn % asked.Length] + 3];
                var count = await channel.ReadAsync(piece, 3, piece.Length - 3, TestContext.Current.CancellationToken);
                if (count == 0)
                {
                    break;
                }

                received.AddRange(piece[3..(3 + count)]);
            }

            Assert.Equal(sent, received);
        }, iter: 100);

    private sealed class Wire(byte[] bytes, int[] pieces) : IMqttChannel
    {
        private int _at;
        private int _turn;

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

        public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
