using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EnergyQuota.Ingest.Mqtt;
using MQTTnet.Channel;

namespace EnergyQuota.Tests.Ingest.Mqtt;

public sealed class AcknowledgementsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendAsync_MessagesNotOnDisk_AreNotAcknowledgedUntilTheyAre()
    {
        await using var world = new IngestWorld();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var wire = new Wire();
        var acknowledgements = new Acknowledgements(world.Inbox, 10);
        var sending = acknowledgements.SendAsync(wire, stopping.Token);
        world.Disk.Close();
        for (ushort id = 1; id <= 3; id++)
        {
            await acknowledgements.AddAsync(id, await AppendAsync(world), Stop);
        }

        await Task.Delay(200, Stop);
        Assert.Empty(wire.Written);

        world.Disk.Open();
        await wire.UntilAsync(12);
        Assert.Equal([0x40, 2, 0, 1, 0x40, 2, 0, 2, 0x40, 2, 0, 3], wire.Bytes);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task SendAsync_ManyOnDisk_GoTogetherAndEachOnce()
    {
        const int Count = 3_000;
        await using var world = new IngestWorld();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var wire = new Wire();
        var address = await AppendAsync(world);
        await world.Inbox.WaitDurableAsync(address, Stop);
        var acknowledgements = new Acknowledgements(world.Inbox, Count);
        for (ushort id = 1; id <= Count; id++)
        {
            await acknowledgements.AddAsync(id, address, Stop);
        }

        var sending = acknowledgements.SendAsync(wire, stopping.Token);

        await wire.UntilAsync(4 * Count);
        Assert.Equal(3, wire.Written.Count);
        Assert.Equal(Enumerable.Range(1, Count), wire.Bytes.Chunk(4).Select(static packet => (packet[2] << 8) + packet[3]));
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task AddAsync_AsManyAsMayWait_Waits()
    {
        await using var world = new IngestWorld();
        var acknowledgements = new Acknowledgements(world.Inbox, 2);
        await acknowledgements.AddAsync(1, 0, Stop);
        await acknowledgements.AddAsync(2, 0, Stop);

        var third = acknowledgements.AddAsync(3, 0, Stop).AsTask();

        Assert.False(third.IsCompleted);
    }

    private static ValueTask<long> AppendAsync(IngestWorld world) =>
        world.Inbox.AcceptAsync("readings/A/g1", new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes("{}")), retained: false, Stop);

    private sealed class Wire : IMqttChannel
    {
        public ConcurrentQueue<byte[]> Written { get; } = new();

        public byte[] Bytes => [.. Written.SelectMany(static piece => piece)];

        public X509Certificate2 ClientCertificate => null!;

        public EndPoint RemoteEndPoint => null!;

        public EndPoint LocalEndPoint => null!;

        public bool IsSecureConnection => false;

        public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task DisconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(0);

        public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
        {
            Written.Enqueue(buffer.ToArray());
            return Task.CompletedTask;
        }

        public void Dispose()
        {
        }

        public async Task UntilAsync(int bytes)
        {
            for (var attempt = 0; attempt < 200 && Bytes.Length < bytes; attempt++)
            {
                await Task.Delay(50, Stop);
            }

            Assert.Equal(bytes, Bytes.Length);
        }
    }
}
