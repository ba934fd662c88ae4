using EnergyQuota.Ingest.Mqtt;
using EnergyQuota.Registry.Access;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EnergyQuota.Tests.Ingest.Mqtt;

public sealed class EmbeddedBrokerTests
{
    private const string Payload = """{"meter":"M1","value":1}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MqttProtocolVersion.V311, MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.V311, MqttQualityOfServiceLevel.ExactlyOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.ExactlyOnce)]
    public async Task Publish_WhileTheDiskHangs_IsAcknowledgedOnlyAfterTheFlush(MqttProtocolVersion version, MqttQualityOfServiceLevel qos)
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        using var client = await ConnectAsync(broker.Port, version);
        world.Disk.Close();

        var published = client.PublishStringAsync("readings/A/g1", Payload, qos, cancellationToken: Stop);
        await Task.Delay(300, Stop);
        Assert.False(published.IsCompleted);

        world.Disk.Open();
        Assert.True((await published.WaitAsync(TimeSpan.FromSeconds(10), Stop)).IsSuccess);
        Assert.Equal(1, world.Status.Received);
    }

    [Fact]
    public async Task Publish_ManyWithoutWaiting_AreAllAcknowledgedAndStored()
    {
        await using var world = new IngestWorld();
        await world.Pipeline.StartAsync(Stop);
        using var broker = await StartAsync(world);
        using var client = await ConnectAsync(broker.Port, MqttProtocolVersion.V500);

        await Task.WhenAll(Enumerable.Range(0, 500).Select(value => client.PublishStringAsync(
            "readings/A/g1", $$"""{"meter":"M1","time":"2026-01-01T00:00:00Z","value":{{value}}}""", MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: Stop)));
        await world.DrainAsync();

        Assert.Equal(500, world.Status.Received);
        Assert.Equal(500, await world.StoredAsync());
    }

    [Fact]
    public async Task Publish_QosZero_IsJournaled()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        using var client = await ConnectAsync(broker.Port, MqttProtocolVersion.V311);

        await client.PublishStringAsync("readings/A/g1", Payload, MqttQualityOfServiceLevel.AtMostOnce, cancellationToken: Stop);

        await WaitAsync(() => world.Status.Received == 1);
    }

    [Fact]
    public async Task Publish_TopicOfTheBroker_IsRefusedWithAReasonOnMqtt5()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        using var client = await ConnectAsync(broker.Port, MqttProtocolVersion.V500);

        var result = await client.PublishStringAsync("$internal/x", Payload, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: Stop);

        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, result.ReasonCode);
        Assert.Equal(0, world.Status.Received);
    }

    [Fact]
    public async Task Publish_TopicOfTheBroker_ClosesTheConnectionOnMqtt311()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        using var client = await ConnectAsync(broker.Port, MqttProtocolVersion.V311);
        var closed = new TaskCompletionSource();
        client.DisconnectedAsync += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };

        await Assert.ThrowsAnyAsync<Exception>(() => client.PublishStringAsync(
            "$internal/x", Payload, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: Stop).WaitAsync(TimeSpan.FromSeconds(10), Stop));

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        Assert.Equal(0, world.Status.Received);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("wrong", false)]
    [InlineData("", false)]
    [InlineData("right", true)]
    public async Task Connect_Account_NeedsItsSecret(string? secret, bool allowed)
    {
        await using var world = new IngestWorld();
        var right = await world.IssueAsync("gw");
        using var broker = await StartAsync(world, new BrokerOptions());

        var (client, result) = await SignInAsync(broker.Port, secret is null ? null : "gw", secret == "right" ? right : secret);

        using (client)
        {
            Assert.Equal(allowed ? MqttClientConnectResultCode.Success : MqttClientConnectResultCode.BadUserNameOrPassword, result);
        }
    }

    [Fact]
    public async Task Publish_TopicOfAnotherInstitution_IsRefused()
    {
        await using var world = new IngestWorld();
        var secret = await world.IssueAsync("gw");
        using var broker = await StartAsync(world, new BrokerOptions());
        var (client, _) = await SignInAsync(broker.Port, "gw", secret);
        using (client)
        {
            var own = await client.PublishStringAsync("readings/A/g1", Payload, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: Stop);
            var other = await client.PublishStringAsync("readings/B/g1", Payload, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: Stop);

            Assert.Equal((MqttClientPublishReasonCode.Success, MqttClientPublishReasonCode.NotAuthorized), (own.ReasonCode, other.ReasonCode));
        }
    }

    [Fact]
    public async Task Publish_VendorTopic_IsKeptAsTheInstitutionsOfTheAccount()
    {
        await using var world = new IngestWorld();
        var secret = await world.IssueAsync("gw");
        using var broker = await StartAsync(world, new BrokerOptions());
        var (client, _) = await SignInAsync(broker.Port, "gw", secret);
        using (client)
        {
            await client.PublishStringAsync("tele/M1/SENSOR", Payload, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: Stop);
        }

        await world.Pipeline.StartAsync(Stop);
        await world.DrainAsync();
        var kept = Assert.Single(await world.Rejects.ListAsync(Scope.System("test"), null, 10, Stop));
        Assert.Equal(("readings/A/gw/tele/M1/SENSOR", "A", "gw"), (kept.Topic, kept.InstitutionCode, kept.Gateway));
    }

    [Fact]
    public async Task Revoke_SignedInAccount_EndsItsConnectionAndItsRight()
    {
        await using var world = new IngestWorld();
        var secret = await world.IssueAsync("gw");
        using var broker = await StartAsync(world, new BrokerOptions());
        var (client, _) = await SignInAsync(broker.Port, "gw", secret);
        using (client)
        {
            var ended = new TaskCompletionSource();
            client.DisconnectedAsync += _ =>
            {
                ended.TrySetResult();
                return Task.CompletedTask;
            };

            Assert.True(await world.Accounts.RevokeAsync(Scope.System("test"), "gw", "stolen", Stop));

            await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        }

        var (again, result) = await SignInAsync(broker.Port, "gw", secret);
        again.Dispose();
        Assert.Equal(MqttClientConnectResultCode.BadUserNameOrPassword, result);
    }

    [Fact]
    public async Task Publish_MoreThanTheLimit_IsHeldBackAndNotLost()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world, new BrokerOptions { AllowAnonymous = true, MaxMessagesPerSecond = 20 });
        using var client = await ConnectAsync(broker.Port, MqttProtocolVersion.V500);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.PublishStringAsync("readings/A/g1", Payload, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: Stop)));

        Assert.All(results, result => Assert.True(result.IsSuccess));
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(1), $"{watch.Elapsed}");
        Assert.Equal(50, world.Status.Received);
    }

    [Fact]
    public async Task Publish_DiskHangsAndClientReconnects_SecondConnectionGetsOnlyItsOwnAcknowledgement()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        world.Disk.Close();
        using (var first = await ConnectAsync(broker.Port, MqttProtocolVersion.V311, "same"))
        {
            _ = first.PublishStringAsync("readings/A/g1", Payload, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: Stop)
                .ContinueWith(t => t.Exception, TaskScheduler.Default);
            await WaitAsync(() => world.Status.Received == 1);
        }

        using var second = await ConnectAsync(broker.Port, MqttProtocolVersion.V311, "same");
        world.Disk.Open();
        await world.SendAsync(Payload);
        var result = await second.PublishStringAsync("readings/A/g1", Payload, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: Stop)
            .WaitAsync(TimeSpan.FromSeconds(10), Stop);

        Assert.True(result.IsSuccess);
        Assert.Equal(3, world.Status.Received);
    }

    [Fact]
    public async Task StartAsync_PortInUse_SaysWhatToDo()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world);
        using var second = New(world, new BrokerOptions { Port = broker.Port, AllowAnonymous = true });

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => second.StartAsync(Stop));

        Assert.Contains("Ingest:Broker:Port", fault.Message, StringComparison.Ordinal);
    }

    private static EmbeddedBroker New(IngestWorld world, BrokerOptions options) =>
        new(world.Inbox, world.Accounts, Options.Create(options), TimeProvider.System, NullLogger<EmbeddedBroker>.Instance);

    private static async Task<(IMqttClient Client, MqttClientConnectResultCode Result)> SignInAsync(int port, string? name, string? secret)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        var builder = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithProtocolVersion(MqttProtocolVersion.V500);
        var result = await client.ConnectAsync((name is null ? builder : builder.WithCredentials(name, secret)).Build(), Stop);
        return (client, result.ResultCode);
    }

    private static async Task<Running> StartAsync(IngestWorld world, BrokerOptions? options = null)
    {
        options ??= new BrokerOptions { AllowAnonymous = true };
        options.Port = MosquittoServer.FreePort();
        var broker = New(world, options);
        await broker.StartAsync(Stop);
        return new Running(broker, options.Port);
    }

    private static async Task<IMqttClient> ConnectAsync(int port, MqttProtocolVersion version, string? clientId = null)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithProtocolVersion(version)
            .WithClientId(clientId ?? Guid.NewGuid().ToString("N")).Build();
        await client.ConnectAsync(options, Stop);
        return client;
    }

    private static async Task WaitAsync(Func<bool> isSo)
    {
        for (var attempt = 0; attempt < 200 && !isSo(); attempt++)
        {
            await Task.Delay(50, Stop);
        }

        Assert.True(isSo());
    }

    private sealed record Running(EmbeddedBroker Broker, int Port) : IDisposable
    {
        public void Dispose() => Broker.Dispose();
    }
}
