using System.Net;
using System.Security.Cryptography.X509Certificates;
using EnergyQuota.Ingest.Mqtt;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace EnergyQuota.Tests.Ingest.Mqtt;

public sealed class BoundedConnectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReceivePacketAsync_MessagesNotGivenBack_ReadsNoFurther()
    {
        var wire = new Wire(static () => new MqttPublishPacket());
        using var connection = new BoundedConnection(wire, new ReceiveRoom(3));
        for (var i = 0; i < 3; i++)
        {
            await connection.ReceivePacketAsync(Stop);
        }

        var fourth = connection.ReceivePacketAsync(Stop);
        await Task.Delay(50, Stop);

        Assert.False(fourth.IsCompleted);
        Assert.Equal(3, wire.Asked);
    }

    [Fact]
    public async Task ReceivePacketAsync_MessageGivenBack_ReadsOneMore()
    {
        var room = new ReceiveRoom(1);
        var wire = new Wire(static () => new MqttPublishPacket());
        using var connection = new BoundedConnection(wire, room);
        await connection.ReceivePacketAsync(Stop);
        var second = connection.ReceivePacketAsync(Stop);

        room.GiveBack();
        await second.WaitAsync(TimeSpan.FromSeconds(10), Stop);

        Assert.Equal(2, wire.Asked);
    }

    [Fact]
    public async Task ReceivePacketAsync_PacketsThatAreNoMessages_TakeNoRoom()
    {
        var wire = new Wire(static () => new MqttPingRespPacket());
        using var connection = new BoundedConnection(wire, new ReceiveRoom(1));
        for (var i = 0; i < 5; i++)
        {
            await connection.ReceivePacketAsync(Stop).WaitAsync(TimeSpan.FromSeconds(10), Stop);
        }

        Assert.Equal(5, wire.Asked);
    }

    [Fact]
    public async Task ReceivePacketAsync_ReadingFails_TakesNoRoom()
    {
        var wire = new Wire(static () => throw new MqttCommunicationException("gone"));
        using var connection = new BoundedConnection(wire, new ReceiveRoom(1));
        for (var i = 0; i < 2; i++)
        {
            await Assert.ThrowsAsync<MqttCommunicationException>(() => connection.ReceivePacketAsync(Stop).WaitAsync(TimeSpan.FromSeconds(10), Stop));
        }

        Assert.Equal(2, wire.Asked);
    }

    [Fact]
    public async Task ReceivePacketAsync_StoppedWhileThereIsNoRoom_Ends()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using var connection = new BoundedConnection(new Wire(static () => new MqttPublishPacket()), new ReceiveRoom(1));
        await connection.ReceivePacketAsync(stopping.Token);
        var second = connection.ReceivePacketAsync(stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(TimeSpan.FromSeconds(10), Stop));
    }

    private sealed class Wire(Func<MqttPacket> next) : IMqttChannelAdapter
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

        public async Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
        {
            Asked++;
            await Task.Yield();
            return next();
        }

        public void ResetStatistics()
        {
        }

        public void Dispose()
        {
        }
    }
}
