using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>One network connection of a gateway: its rights, its topic aliases, and the acknowledgements it still waits for.</summary>
/// <remarks>
/// Packet numbers mean something on one connection only. Since every acknowledgement goes out through the channel its
/// message came by, a late one can never meet a message of a later connection.
/// </remarks>
internal sealed class GatewayConnection : IDisposable
{
    private readonly Channel<(ushort Packet, long Address, MqttPubAckReasonCode Reason)> _waiting =
        Channel.CreateUnbounded<(ushort, long, MqttPubAckReasonCode)>(new UnboundedChannelOptions { SingleReader = true });

    private const int LongestAliases = 1 << 20;
    private readonly Dictionary<ushort, string> _aliases = [];
    private int _aliasLength;
    private readonly IMqttChannelAdapter _channel;
    private readonly MessageInbox _inbox;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closed = new();

    public GatewayConnection(IMqttChannelAdapter channel, string clientId, MqttProtocolVersion version, GatewayRights rights, PublishPace pace, MessageInbox inbox, ILogger logger)
    {
        (_channel, ClientId, Version, Rights, Pace, _inbox, _logger) = (channel, clientId, version, rights, pace, inbox, logger);
        Closed = _closed.Token;
        _ = AcknowledgeAsync();
    }

    /// <summary>The client's identifier.</summary>
    public string ClientId { get; }

    /// <summary>The protocol it speaks.</summary>
    public MqttProtocolVersion Version { get; }

    /// <summary>What it may publish.</summary>
    public GatewayRights Rights { get; }

    /// <summary>How fast it may publish.</summary>
    public PublishPace Pace { get; }

    /// <summary>Ends when the connection does.</summary>
    public CancellationToken Closed { get; }

    /// <summary>The topic of a packet, through its alias where it has one; <see langword="null"/> for an unknown alias, or where all aliases together are too long to be kept.</summary>
    public string? Topic(MqttPublishPacket packet)
    {
        if (packet.TopicAlias == 0)
        {
            return packet.Topic;
        }

        if (!string.IsNullOrEmpty(packet.Topic))
        {
            _aliasLength += packet.Topic.Length - (_aliases.GetValueOrDefault(packet.TopicAlias)?.Length ?? 0);
            return _aliasLength <= LongestAliases ? _aliases[packet.TopicAlias] = packet.Topic : null;
        }

        return _aliases.GetValueOrDefault(packet.TopicAlias);
    }

    /// <summary>Sends the acknowledgement once the journal has the message on disk.</summary>
    public void AcknowledgeWhenDurable(ushort packet, long address) => _waiting.Writer.TryWrite((packet, address, MqttPubAckReasonCode.Success));

    /// <summary>Tells an MQTT 5 client, in its turn, that it had no right to publish.</summary>
    public void Refuse(ushort packet) => _waiting.Writer.TryWrite((packet, -1, MqttPubAckReasonCode.NotAuthorized));

    /// <summary>Closes the network connection; the answer to a 3.1.1 client, which cannot be told.</summary>
    public async Task DisconnectAsync()
    {
        try
        {
            await _channel.DisconnectAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is MqttCommunicationException or ObjectDisposedException or OperationCanceledException)
        {
            _logger.AcknowledgeFailed(ClientId, e);
        }
    }

    /// <summary>Stops acknowledging: the connection is gone.</summary>
    public void Dispose()
    {
        if (_waiting.Writer.TryComplete())
        {
            _closed.Cancel();
            _closed.Dispose();
        }
    }

    private async Task AcknowledgeAsync()
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(Closed))
            {
                while (_waiting.Reader.TryRead(out var next))
                {
                    if (next.Address >= 0)
                    {
                        await _inbox.WaitDurableAsync(next.Address, Closed);
                    }

                    await _channel.SendPacketAsync(new MqttPubAckPacket { PacketIdentifier = next.Packet, ReasonCode = next.Reason }, Closed);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The connection is gone, and its packet numbers with it; the gateway sends the messages again.
        }
        catch (Exception e) when (e is MqttCommunicationException or IOException or ObjectDisposedException)
        {
            _logger.AcknowledgeFailed(ClientId, e);
            await DisconnectAsync();
        }
    }
}
