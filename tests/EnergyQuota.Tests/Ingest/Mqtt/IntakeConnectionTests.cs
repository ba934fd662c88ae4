using System.Net;
using System.Security.Cryptography.X509Certificates;
using EnergyQuota.Ingest.Mqtt;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace EnergyQuota.Tests.Ingest.Mqtt;

public sealed class IntakeConnectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReceivePacketAsync_MessagesBetweenOtherPackets_AreTakenInOrder()
    {
        var ping = new MqttPingRespPacket();
        var taken = new List<ushort>();
        using var connection = new IntakeConnection(new Wire(Message(1), Message(2), ping, Message(3)), (message, _) =>
        {
            taken.Add(message.PacketIdentifier);
            return ValueTask.CompletedTask;
        });

        Assert.Same(ping, await connection.ReceivePacketAsync(Stop));
        Assert.Equal<ushort>([1, 2], taken);

        Assert.Null(await connection.ReceivePacketAsync(Stop));
        Assert.Equal<ushort>([1, 2, 3], taken);
    }

    [Fact]
    public async Task ReceivePacketAsync_MessageNotTakenYet_ReadsNoFurther()
    {
        var wire = new Wire(Message(1), Message(2));
        var taking = new TaskCompletionSource();
        using var connection = new IntakeConnection(wire, (_, _) => new ValueTask(taking.Task));
        var receiving = connection.ReceivePacketAsync(Stop);
        await Task.Delay(50, Stop);
        Assert.Equal(1, wire.Asked);

        taking.SetResult();
        await receiving;

        Assert.Equal(3, wire.Asked);
    }

    [Fact]
    public async Task ReceivePacketAsync_MessageCannotBeTaken_Fails()
    {
        using var connection = new IntakeConnection(new Wire(Message(1)), static (_, _) => throw new IOException("broken"));

        await Assert.ThrowsAsync<IOException>(() => connection.ReceivePacketAsync(Stop));
    }

    private static MqttPublishPacket Message(ushort id) => new() { PacketIdentifier = id };

    // Gives null in the end, as the package does where the other side has closed.
    private sealed class Wire(params MqttPacket[] packets) : IMqttChannelAdapter
    {
        public int Asked { get; private set; }

        public long BytesReceived => 0;

        public long BytesSent => 0;

        public X509Certificate2 ClientCertificate => null!;

        public EndPoint RemoteEndPoint => null!;

        public EndPoint LocalEndPoint => null!;

        public bool IsSecureConnection => false;

        public MqttPacketFormatterAdapter PacketFormatterAdapter => null!;

        public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task DisconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken) => Task.CompletedTask;

        public void ResetStatistics()
        {
        }

        public Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken) =>
            Task.FromResult(Asked < packets.Length ? packets[Asked++] : Last());

        public void Dispose()
        {
        }

        private MqttPacket Last()
        {
            Asked++;
            return null!;
        }
    }
}
