using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Implementations;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>Makes the client's connection: that of the package, read and acknowledged through a buffer and read no further than there is room.</summary>
/// <param name="room">For how many messages there is room.</param>
internal sealed class IntakeConnections(ReceiveRoom room) : IMqttClientAdapterFactory, IDisposable
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(1);
    private volatile BufferedChannel? _channel;

    /// <inheritdoc/>
    public IMqttChannelAdapter CreateClientAdapter(MqttClientOptions options, MqttPacketInspector packetInspector, IMqttNetLogger logger)
    {
        _channel = new BufferedChannel(new MqttTcpChannel(options), Gathering);
        return new BoundedConnection(
            new MqttChannelAdapter(
                _channel,
                new MqttPacketFormatterAdapter(options.ProtocolVersion, new MqttBufferWriter(options.WriterBufferSize, options.WriterBufferSizeMax)),
                logger)
            {
                AllowPacketFragmentation = options.AllowPacketFragmentation,
                PacketInspector = packetInspector,
            },
            room);
    }

    /// <summary>Sends the acknowledgements that have gathered.</summary>
    /// <param name="cancellationToken">Stops it; the broker may have any of them.</param>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => _channel?.FlushAsync(cancellationToken) ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _channel?.Dispose();
}
