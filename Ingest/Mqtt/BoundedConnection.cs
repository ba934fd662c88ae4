using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>A connection that is read no further than there is room for what has been read.</summary>
/// <remarks>
/// The package reads on as fast as packets come and keeps them in a queue without a bound, and Mosquitto keeps to Receive
/// Maximum only until the first acknowledgement: a backlog of millions would come into memory at once. What is not read
/// stays at the broker. An answer to a ping waits with the messages before it; where there is no room for longer than the
/// package waits for that answer, the connection is given up, and the broker sends again what was not acknowledged.
/// </remarks>
/// <param name="inner">The connection.</param>
/// <param name="room">Taken by each message that is read; whoever handles the message gives it back.</param>
internal sealed class BoundedConnection(IMqttChannelAdapter inner, ReceiveRoom room) : IMqttChannelAdapter
{
    /// <inheritdoc/>
    public long BytesReceived => inner.BytesReceived;

    /// <inheritdoc/>
    public long BytesSent => inner.BytesSent;

    /// <inheritdoc/>
    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    /// <inheritdoc/>
    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    /// <inheritdoc/>
    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    /// <inheritdoc/>
    public bool IsSecureConnection => inner.IsSecureConnection;

    /// <inheritdoc/>
    public MqttPacketFormatterAdapter PacketFormatterAdapter => inner.PacketFormatterAdapter;

    /// <inheritdoc/>
    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    /// <inheritdoc/>
    public Task DisconnectAsync(CancellationToken cancellationToken) => inner.DisconnectAsync(cancellationToken);

    /// <inheritdoc/>
    public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken) => inner.SendPacketAsync(packet, cancellationToken);

    /// <inheritdoc/>
    public void ResetStatistics() => inner.ResetStatistics();

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    /// <inheritdoc/>
    public async Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        await room.TakeAsync(cancellationToken);
        MqttPacket? packet = null;
        try
        {
            packet = await inner.ReceivePacketAsync(cancellationToken);
            return packet;
        }
        finally
        {
            if (packet is not MqttPublishPacket)
            {
                room.GiveBack();
            }
        }
    }
}
