using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Implementations;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>Makes the client's connections: those of the package, read through a buffer and no further than there is room.</summary>
/// <param name="room">For how many messages there is room.</param>
internal sealed class IntakeConnections(ReceiveRoom room) : IMqttClientAdapterFactory
{
    /// <inheritdoc/>
    public IMqttChannelAdapter CreateClientAdapter(MqttClientOptions options, MqttPacketInspector packetInspector, IMqttNetLogger logger) =>
        new BoundedConnection(
            new MqttChannelAdapter(
                new BufferedChannel(new MqttTcpChannel(options)),
                new MqttPacketFormatterAdapter(options.ProtocolVersion, new MqttBufferWriter(options.WriterBufferSize, options.WriterBufferSizeMax)),
                logger)
            {
                AllowPacketFragmentation = options.AllowPacketFragmentation,
                PacketInspector = packetInspector,
            },
            room);
}
