using System.ComponentModel.DataAnnotations;
using EnergyQuota.Ingest.Mqtt;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace EnergyQuota.Tests.Ingest.Mqtt;

public sealed class GatewayTlsTests : IDisposable
{
    private readonly TestCertificates _own = new();
    private readonly TestCertificates _foreign = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _own.Dispose();
        _foreign.Dispose();
    }

    [Fact]
    public async Task Connect_OverTls_PublishesAndIsAcknowledged()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world, Encrypted());
        using var client = await ConnectAsync(broker.Port, _own, null);

        var result = await client.PublishStringAsync("readings/A/g", "{}", MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken: Stop);

        Assert.True(result.IsSuccess);
        Assert.Equal(1, world.Status.Received);
    }

    [Fact]
    public async Task Connect_ClientThatKnowsAnotherAuthority_RefusesTheBroker()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world, Encrypted());

        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => ConnectAsync(broker.Port, _foreign, null));
    }

    [Fact]
    public async Task Connect_InPlainTextToATlsPort_IsClosedAndOthersGoOn()
    {
        await using var world = new IngestWorld();
        using var broker = await StartAsync(world, Encrypted());
        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => ConnectAsync(broker.Port, null, null));

        using var client = await ConnectAsync(broker.Port, _own, null);

        Assert.True(client.IsConnected);
    }

    [Theory]
    [InlineData("own", true)]
    [InlineData("foreign", false)]
    [InlineData("server", false)]
    [InlineData("none", false)]
    public async Task Connect_ClientCertificateWanted_NeedsOneOfTheAuthorityForClients(string shown, bool allowed)
    {
        await using var world = new IngestWorld();
        var options = Encrypted();
        options.ClientAuthorities = _own.Authority;
        using var broker = await StartAsync(world, options);
        (string, string)? certificate = shown switch
        {
            "own" => _own.Issue("gateway", true),
            "foreign" => _foreign.Issue("gateway", true),
            "server" => _own.Issue("other", false),
            _ => null,
        };

        if (!allowed)
        {
            await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => ConnectAsync(broker.Port, _own, certificate));
            return;
        }

        using var client = await ConnectAsync(broker.Port, _own, certificate);
        Assert.True(client.IsConnected);
    }

    [Fact]
    public async Task Connect_CertificateRenewedInPlace_ShowsTheNewOne()
    {
        await using var world = new IngestWorld();
        var options = Encrypted();
        using var broker = await StartAsync(world, options);
        var (certificate, key) = _foreign.Issue("renewed", false);
        File.Copy(certificate, options.Certificate!, overwrite: true);
        File.Copy(key, options.CertificateKey!, overwrite: true);

        using var client = await ConnectAsync(broker.Port, _foreign, null);

        Assert.True(client.IsConnected);
    }

    [Theory]
    [InlineData("0.0.0.0", false, false, false, "Host")]
    [InlineData("0.0.0.0", true, false, false, null)]
    [InlineData("0.0.0.0", false, true, false, null)]
    [InlineData("0.0.0.0", true, false, true, "AllowAnonymous")]
    [InlineData("127.0.0.1", false, false, false, null)]
    public void Validate_HostThatOthersReach_NeedsTlsOrAnExplicitWord(string host, bool hasTls, bool isAllowed, bool isAnonymous, string? key)
    {
        var options = hasTls ? Encrypted() : new BrokerOptions();
        (options.Host, options.AllowUnencrypted, options.AllowAnonymous) = (host, isAllowed, isAnonymous);

        var faults = options.Validate(new ValidationContext(options)).SelectMany(fault => fault.MemberNames);

        Assert.Equal(key is null ? [] : [key], faults);
    }

    [Fact]
    public void Validate_FileThatIsNoCertificate_SaysSo()
    {
        var options = Encrypted();
        options.Certificate = options.CertificateKey;

        Assert.Contains("cannot be used", Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage, StringComparison.Ordinal);
    }

    private static async Task<Running> StartAsync(IngestWorld world, BrokerOptions options)
    {
        options.Port = MosquittoServer.FreePort();
        options.AllowAnonymous = true;
        var broker = new EmbeddedBroker(world.Inbox, world.Accounts, Options.Create(options), TimeProvider.System, NullLogger<EmbeddedBroker>.Instance);
        await broker.StartAsync(Stop);
        return new Running(broker, options.Port);
    }

    private static async Task<IMqttClient> ConnectAsync(int port, TestCertificates? trusted, (string Certificate, string Key)? shown)
    {
        // The way the intake connects to any broker.
        var tls = IntakeTls.Options(new IntakeOptions
        {
            Host = "127.0.0.1",
            Tls = trusted is not null,
            Authorities = trusted?.Authority,
            Certificate = shown?.Certificate,
            CertificateKey = shown?.Key,
        });
        var client = new MqttClientFactory().CreateMqttClient(new IntakeConnections(tls, static (_, _) => ValueTask.CompletedTask));
        var builder = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithTimeout(TimeSpan.FromSeconds(5));
        await client.ConnectAsync(builder.Build(), Stop);

        // With TLS 1.3 a client learns only with its first answer that its certificate was refused.
        await client.PingAsync(Stop);
        return client;
    }

    private BrokerOptions Encrypted()
    {
        var (certificate, key) = _own.Issue("broker", false);
        return new BrokerOptions { Certificate = certificate, CertificateKey = key };
    }

    private sealed record Running(EmbeddedBroker Broker, int Port) : IDisposable
    {
        public void Dispose() => Broker.Dispose();
    }
}
