using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Mqtt;
using EnergyQuota.Registry.Access;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Ingest.Mqtt;

/// <summary>Gateways that send what they should not, on bare sockets: each is refused or kept, and the others go on.</summary>
public sealed class HostileGatewayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_TopicOfBytesThatAreNoText_IsKeptAndAcknowledged()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        await using var gateway = await RawMqtt.ConnectAsync(broker.Port);
        byte[] topic = [.. "readings/"u8, .. Enumerable.Repeat((byte)0xFF, 60_000)];

        await gateway.SendAsync(RawMqtt.Publish(7, topic, "{}"u8));

        Assert.Equal((ushort)7, await gateway.AcknowledgedAsync());
        await world.Pipeline.StartAsync(Stop);
        await world.DrainAsync();
        Assert.Equal(RejectReason.UnknownTopic, Assert.Single(await world.Rejects.ListAsync(Scope.System("test"), null, 10, Stop)).Reason);
    }

    [Theory]
    [InlineData("readings/A")]
    [InlineData("readings/A/g/x")]
    [InlineData("readings//g")]
    [InlineData("readings/A/")]
    [InlineData("readings/$share/g/readings/+/+")]
    public async Task Publish_TopicOfAnotherForm_IsKeptAsUnknownTopic(string topic)
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        await using var gateway = await RawMqtt.ConnectAsync(broker.Port);

        await gateway.SendAsync(RawMqtt.Publish(1, topic, """{"meter":"M1","value":1}"""u8));

        Assert.Equal((ushort)1, await gateway.AcknowledgedAsync());
        await world.Pipeline.StartAsync(Stop);
        await world.DrainAsync();
        Assert.Equal(RejectReason.UnknownTopic, Assert.Single(await world.Rejects.ListAsync(Scope.System("test"), null, 10, Stop)).Reason);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(100_000, 1)]
    public async Task Publish_PayloadAboutTheLimit_IsAcknowledgedAndKept(int above, int messages)
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        await using var gateway = await RawMqtt.ConnectAsync(broker.Port);
        var payload = new byte[world.Inbox.MaxPayloadBytes + above];
        payload.AsSpan().Fill((byte)' ');

        await gateway.SendAsync(RawMqtt.Publish(1, "readings/A/g1", payload));

        Assert.Equal((ushort)1, await gateway.AcknowledgedAsync());
        await world.Pipeline.StartAsync(Stop);
        await world.DrainAsync();
        var reject = Assert.Single(await world.Rejects.ListAsync(Scope.System("test"), null, 10, Stop));
        Assert.Equal(above == 0 ? RejectReason.MalformedPayload : RejectReason.TooLarge, reject.Reason);
        Assert.Equal(messages, reject.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Publish_LengthFarAboveTheLimit_ClosesBeforeMemoryIsTaken(bool signIn)
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        var before = GC.GetTotalAllocatedBytes();
        for (var turn = 0; turn < 20; turn++)
        {
            await using var gateway = await RawMqtt.ConnectAsync(broker.Port, $"g{turn}", signIn);

            await gateway.SendAsync([(byte)(signIn ? 0x32 : 0x10), .. RawMqtt.Length(200_000_000), 0, 4]);

            Assert.Empty(await gateway.ReceiveAsync(1));
        }

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100_000_000);
    }

    [Fact]
    public async Task Connect_MoreThanAllowed_LeavesTheOthersAlone()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world, maxConnections: 2);
        await using var first = await RawMqtt.ConnectAsync(broker.Port, "a");
        await using var half = await RawMqtt.ConnectAsync(broker.Port, signIn: false);
        await half.SendAsync([0x10]);
        await using var third = await RawMqtt.ConnectAsync(broker.Port, signIn: false);

        Assert.Empty(await third.ReceiveAsync(1));
        await first.SendAsync(RawMqtt.Publish(3, "readings/A/g1", """{"meter":"M1","value":1}"""u8));
        Assert.Equal((ushort)3, await first.AcknowledgedAsync());
    }

    [Fact]
    public async Task Publish_AnyBytesAfterSignIn_NeverStopTheBroker()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        var random = new Random(11);
        for (var turn = 0; turn < 100; turn++)
        {
            await using var gateway = await RawMqtt.ConnectAsync(broker.Port, $"g{turn % 3}", signIn: turn % 4 != 0);
            var bytes = new byte[random.Next(1, 300)];
            random.NextBytes(bytes);
            bytes[0] = (byte)(turn % 2 == 0 ? 0x30 | (bytes[0] & 0xF) : bytes[0]);
            await gateway.SendAsync(bytes);
        }

        await using var good = await RawMqtt.ConnectAsync(broker.Port, "good");
        await good.SendAsync(RawMqtt.Publish(9, "readings/A/g1", """{"meter":"M1","value":1}"""u8));
        Assert.Equal((ushort)9, await good.AcknowledgedAsync());
    }

    private static async Task<Running> StartAsync(IngestWorld world, int maxConnections = 100)
    {
        var options = new BrokerOptions { AllowAnonymous = true, Port = MosquittoServer.FreePort(), MaxConnections = maxConnections };
        var broker = new EmbeddedBroker(world.Inbox, world.Accounts, Options.Create(options), TimeProvider.System, NullLogger<EmbeddedBroker>.Instance);
        await broker.StartAsync(Stop);
        return new Running(broker, options.Port);
    }

    private sealed record Running(EmbeddedBroker Broker, int Port) : IDisposable
    {
        public void Dispose() => Broker.Dispose();
    }
}
