using System.Net.Security;
using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>Makes the client's one connection.</summary>
/// <param name="tls">How to encrypt; <see langword="null"/>: not at all.</param>
/// <param name="take">Takes the messages that come.</param>
internal sealed class IntakeConnections(SslClientAuthenticationOptions? tls, Func<MqttPublishPacket, CancellationToken, ValueTask> take)
    : IMqttClientAdapterFactory, IDisposable
{
    private IntakeSocket? _socket;

    /// <summary>The connection.</summary>
    /// <exception cref="InvalidOperationException">The client has not asked for it yet.</exception>
    public IntakeSocket Socket => _socket ?? throw new InvalidOperationException("There is no connection yet.");

    /// <inheritdoc/>
    public IMqttChannelAdapter CreateClientAdapter(MqttClientOptions options, MqttPacketInspector packetInspector, IMqttNetLogger logger)
    {
        _socket = new IntakeSocket(options, tls);
        return new IntakeConnection(
            new MqttChannelAdapter(
                _socket,
                new MqttPacketFormatterAdapter(options.ProtocolVersion, new MqttBufferWriter(options.WriterBufferSize, options.WriterBufferSizeMax)),
                logger)
            {
                AllowPacketFragmentation = options.AllowPacketFragmentation,
                PacketInspector = packetInspector,
            },
            take);
    }

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();
}
