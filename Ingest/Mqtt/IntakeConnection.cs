using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>A connection that gives messages away where they are read and only the other packets to the package.</summary>
/// <remarks>
/// The package reads on as fast as packets come and keeps messages in a queue without a bound, and Mosquitto keeps to Receive
/// Maximum only until the first acknowledgement: a backlog of millions would come into memory at once. Here the next packet
/// is read after the message before it was taken; what is not read stays at the broker. An answer to a ping waits with the
/// messages before it; where none can be taken for longer than the package waits for that answer, the connection is given
/// up, and the broker sends again what was not acknowledged.
/// </remarks>
/// <param name="inner">The connection.</param>
/// <param name="take">Takes a message; ends when the next may be read. Its payload is not kept after that.</param>
internal sealed class IntakeConnection(IMqttChannelAdapter inner, Func<MqttPublishPacket, CancellationToken, ValueTask> take) : IMqttChannelAdapter
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
        while (true)
        {
            var packet = await inner.ReceivePacketAsync(cancellationToken);
            if (packet is not MqttPublishPacket message)
            {
                return packet;
            }

            await take(message, cancellationToken);
        }
    }
}
