using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Mqtt;
using EnergyQuota.Registry.Access;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Protocol;

namespace EnergyQuota.Tests.Ingest.Mqtt;

/// <summary>The intake against a real Mosquitto.</summary>
public sealed class MqttIntakeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Where the window holds fewer messages than are allowed in flight, the sender waits for a probe after each few.</summary>
    [Theory]
    [InlineData(IntakeProtocol.V311)]
    [InlineData(IntakeProtocol.V5)]
    public void ConnectOptions_ReceiveBuffer_HoldsHundredsOfMessages(IntakeProtocol protocol)
    {
        var connect = MqttIntake.ConnectOptions(new IntakeOptions { Protocol = protocol });

        Assert.True(Assert.IsType<MqttClientTcpOptions>(connect.ChannelOptions).BufferSize >= 512 * 1024);
    }

    [Theory]
    [InlineData(IntakeProtocol.V311)]
    [InlineData(IntakeProtocol.V5)]
    public async Task ExecuteAsync_MessagesWhileAway_ComeAfterwards(IntakeProtocol protocol)
    {
        await using var world = new IngestWorld();
        await using var mosquitto = new MosquittoServer();
        await mosquitto.StartAsync();
        await world.Pipeline.StartAsync(Stop);
        using (var intake = await StartAsync(world, mosquitto, protocol))
        {
            await PublishAsync(mosquitto, 0, 20);
            await ReceivedAsync(world, 20);
            await intake.StopAsync(Stop);
        }

        await PublishAsync(mosquitto, 20, 30);
        using var again = await StartAsync(world, mosquitto, protocol);
        await ReceivedAsync(world, 50);
        await world.DrainAsync();
        await again.StopAsync(Stop);

        Assert.Equal(50, await world.StoredAsync());
    }

    [Theory]
    [InlineData(IntakeProtocol.V311)]
    [InlineData(IntakeProtocol.V5)]
    public async Task ExecuteAsync_StoppedBeforeTheFlush_IsSentTheMessageAgain(IntakeProtocol protocol)
    {
        await using var world = new IngestWorld();
        await using var mosquitto = new MosquittoServer();
        await mosquitto.StartAsync();
        using (var intake = await StartAsync(world, mosquitto, protocol))
        {
            world.Disk.Close();
            await PublishAsync(mosquitto, 0, 5);
            await ReceivedAsync(world, 5);
            await intake.StopAsync(Stop);
        }

        world.Disk.Open();
        using var again = await StartAsync(world, mosquitto, protocol);
        await ReceivedAsync(world, 10);
        await again.StopAsync(Stop);
        await world.Pipeline.StartAsync(Stop);
        await world.DrainAsync();

        Assert.Equal((5, 5), (await world.StoredAsync(), world.Status.Repeats));
    }

    /// <summary>
    /// The broker forgets the session while messages wait for the disk, so packet numbers begin again: a late
    /// acknowledgement of an old number would make it drop a new message.
    /// </summary>
    [Fact]
    public async Task ExecuteAsync_BrokerForgetsTheSession_StaleAcknowledgementsAreNotSent()
    {
        await using var world = new IngestWorld();
        await using var mosquitto = new MosquittoServer();
        await mosquitto.StartAsync();
        using var intake = await StartAsync(world, mosquitto, IntakeProtocol.V311);
        world.Disk.Close();
        await PublishAsync(mosquitto, 0, 3);
        await ReceivedAsync(world, 3);
        await mosquitto.StopAsync();
        await mosquitto.StartAsync();
        await SubscribedAsync(world, mosquitto);
        var before = world.Status.Received;
        await PublishAsync(mosquitto, 10, 3);
        await ReceivedAsync(world, before + 3);

        world.Disk.Open();
        await Task.Delay(300, Stop);
        await intake.StopAsync(Stop);
        await world.Pipeline.StartAsync(Stop);
        await world.DrainAsync();

        Assert.Equal(6 + 1, await world.StoredAsync());
    }

    /// <summary>Many times more messages wait than may be in memory, and none can be acknowledged for a while.</summary>
    [Theory]
    [InlineData(IntakeProtocol.V311)]
    [InlineData(IntakeProtocol.V5)]
    public async Task ExecuteAsync_BacklogWhileTheDiskIsBusy_AllComesInTheEnd(IntakeProtocol protocol)
    {
        await using var world = new IngestWorld();
        await using var mosquitto = new MosquittoServer();
        await mosquitto.StartAsync();
        using (var intake = await StartAsync(world, mosquitto, protocol))
        {
            await intake.StopAsync(Stop);
        }

        await PublishAsync(mosquitto, 0, 700);
        world.Disk.Close();
        using var again = await StartAsync(world, mosquitto, protocol);
        await Task.Delay(1_000, Stop);
        var whileClosed = world.Status.Received;
        world.Disk.Open();
        await ReceivedAsync(world, 700);
        await world.Pipeline.StartAsync(Stop);
        await world.DrainAsync();
        await again.StopAsync(Stop);

        Assert.InRange(whileClosed, 1, 201);
        Assert.Equal(700, await world.StoredAsync());
    }

    [Fact]
    public async Task ExecuteAsync_RetainedMessage_IsKeptAsRejected()
    {
        await using var world = new IngestWorld();
        await using var mosquitto = new MosquittoServer();
        await mosquitto.StartAsync();
        await PublishAsync(mosquitto, 0, 1, retain: true);
        using var intake = await StartAsync(world, mosquitto, IntakeProtocol.V5, waitForSubscription: false);
        await ReceivedAsync(world, 1);
        await world.Pipeline.StartAsync(Stop);
        await world.DrainAsync();
        await intake.StopAsync(Stop);

        Assert.Equal(0, await world.StoredAsync());
        Assert.Equal(RejectReason.Retained, Assert.Single(await world.Rejects.ListAsync(Scope.System("test"), null, 10, Stop)).Reason);
    }

    private static async Task<MqttIntake> StartAsync(
        IngestWorld world, MosquittoServer mosquitto, IntakeProtocol protocol, bool waitForSubscription = true)
    {
        var options = new IntakeOptions { Enabled = true, Host = "127.0.0.1", Port = mosquitto.Port, Protocol = protocol, MaxInFlight = 100 };
        var intake = new MqttIntake(world.Inbox, Options.Create(options), TimeProvider.System, NullLogger<MqttIntake>.Instance);
        await intake.StartAsync(Stop);
        if (waitForSubscription)
        {
            // Long enough to connect and subscribe on one machine.
            await Task.Delay(1_000, Stop);
        }

        return intake;
    }

    /// <summary>Publishes until the intake is subscribed again; all of it is one and the same reading.</summary>
    private static async Task SubscribedAsync(IngestWorld world, MosquittoServer mosquitto)
    {
        var before = world.Status.Received;
        for (var attempt = 0; attempt < 40 && world.Status.Received == before; attempt++)
        {
            await PublishAsync(mosquitto, 9, 1);
            await Task.Delay(250, Stop);
        }

        Assert.NotEqual(before, world.Status.Received);
    }

    private static async Task PublishAsync(MosquittoServer mosquitto, int first, int count, bool retain = false)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", mosquitto.Port).Build(), Stop);
        for (var value = first; value < first + count; value++)
        {
            await client.PublishStringAsync(
                "readings/A/g1", $$"""{"meter":"M1","time":"2026-01-01T00:00:00Z","value":{{value}}}""", MqttQualityOfServiceLevel.AtLeastOnce, retain, Stop);
        }

        await client.DisconnectAsync(cancellationToken: Stop);
    }

    private static async Task ReceivedAsync(IngestWorld world, long count)
    {
        for (var attempt = 0; attempt < 200 && world.Status.Received < count; attempt++)
        {
            await Task.Delay(50, Stop);
        }

        Assert.True(world.Status.Received >= count, $"{world.Status.Received} of {count} messages came.");
    }
}
