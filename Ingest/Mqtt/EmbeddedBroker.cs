using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using EnergyQuota.Ingest.Gateways;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>An MQTT 3.1.1 and 5 broker for gateways, whose acknowledgement means: on disk.</summary>
/// <remarks>
/// Messages of QoS 0 and 1 are taken out before the server's own handling, so that a connection goes on receiving
/// while the journal commits; QoS 2 takes the server's way and waits there. Nothing is passed on to subscribers.
/// A retain flag from a gateway marks a new message, not a remembered one, and so has no meaning here.
/// </remarks>
/// <param name="inbox">Where messages go.</param>
/// <param name="accounts">Who may sign in.</param>
/// <param name="options">Its settings.</param>
/// <param name="time">The clock for pauses.</param>
/// <param name="logger">The log.</param>
public sealed class EmbeddedBroker(
    MessageInbox inbox, GatewayAccounts accounts, IOptions<BrokerOptions> options, TimeProvider time, ILogger<EmbeddedBroker> logger) : IHostedService, IDisposable
{
    // Topic and properties; what is somewhat too large is still kept as rejected, what is far too large ends the connection.
    private const int MostBesidePayload = 256 * 1024;
    private static readonly TimeSpan SignInTime = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, GatewayConnection> _connections = new();
    private MqttServer? _server;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The address cannot be used; the message says why.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!settings.Enabled)
        {
            return;
        }

        var address = IPAddress.Parse(settings.Host);
        var serverOptions = new MqttServerOptionsBuilder().WithoutDefaultEndpoint().WithPersistentSessions(false).WithDefaultCommunicationTimeout(SignInTime).Build();
        var listener = new GatewayListener(
            new IPEndPoint(address, settings.Port), inbox.MaxPayloadBytes + MostBesidePayload, settings.MaxConnections, settings.Tls(), time, logger);
        _server = new MqttServerFactory().CreateMqttServer(serverOptions, [listener]);
        _server.ValidatingConnectionAsync += OnConnecting;
        _server.InterceptingInboundPacketAsync += OnPacketAsync;
        _server.InterceptingPublishAsync += OnPublishAsync;
        _server.InterceptingSubscriptionAsync += OnSubscribing;
        _server.ClientDisconnectedAsync += OnDisconnected;
        try
        {
            await _server.StartAsync();
        }
        catch (SocketException e)
        {
            throw new InvalidOperationException(
                $"The embedded broker cannot listen on {settings.Host}:{settings.Port} ({e.Message}). "
                + $"Stop the other program there, or set {BrokerOptions.Section}:Port or {BrokerOptions.Section}:Enabled.", e);
        }

        accounts.Ended += OnEnded;
        logger.BrokerListens(settings.Host, settings.Port);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        accounts.Ended -= OnEnded;
        if (_server is { IsStarted: true })
        {
            await _server.StopAsync();
        }

        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }

        _connections.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _server?.Dispose();

    private async Task OnConnecting(ValidatingConnectionEventArgs e)
    {
        GatewayRights? rights;
        try
        {
            rights = await SignInAsync(e.UserName, e.Password, e.ClientId);
        }
        catch (DbException failure)
        {
            // Nobody's name can be checked: nobody is let in, and gateways try again.
            e.ReasonCode = MqttConnectReasonCode.ServerUnavailable;
            logger.ClientRefused(e.ClientId, e.RemoteEndPoint?.ToString() ?? "", failure.Message);
            return;
        }

        if (rights is null)
        {
            e.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
            logger.ClientRefused(e.ClientId, e.RemoteEndPoint?.ToString() ?? "", "name or password is wrong");
            return;
        }

        var connection = new GatewayConnection(e.ChannelAdapter, e.ClientId, e.ProtocolVersion, rights, new PublishPace(options.Value.MaxMessagesPerSecond, time), inbox, logger);
        if (_connections.TryRemove(Key(e.RemoteEndPoint), out var earlier))
        {
            earlier.Dispose();
        }

        _connections[Key(e.RemoteEndPoint)] = connection;
    }

    private void OnEnded(string name)
    {
        foreach (var connection in _connections.Values.Where(c => c.Rights.Account == name))
        {
            logger.AccountEnded(connection.ClientId, name);
            _ = connection.DisconnectAsync();
        }
    }

    private Task OnDisconnected(ClientDisconnectedEventArgs e)
    {
        if (_connections.TryRemove(Key(e.RemoteEndPoint), out var connection))
        {
            connection.Dispose();
        }

        return Task.CompletedTask;
    }

    private async Task OnPacketAsync(InterceptingPacketEventArgs e)
    {
        if (e.Packet is not MqttPublishPacket { QualityOfServiceLevel: not MqttQualityOfServiceLevel.ExactlyOnce } packet
            || !_connections.TryGetValue(Key(e.RemoteEndPoint), out var connection))
        {
            return;
        }

        e.ProcessPacket = false;
        if (connection.Pace.Next() is { Ticks: > 0 } wait)
        {
            // Only this connection waits; what it sends meanwhile stays in its own socket.
            await Task.Delay(wait, time, connection.Closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var needsAnswer = packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtLeastOnce;
        var sent = connection.Topic(packet);
        var topic = sent is null ? null : connection.Rights.Place(sent);
        if (topic is null)
        {
            logger.TopicRefused(connection.ClientId, sent ?? "");
            if (connection.Version < MqttProtocolVersion.V500)
            {
                await connection.DisconnectAsync();
            }
            else if (needsAnswer)
            {
                connection.Refuse(packet.PacketIdentifier);
            }

            return;
        }

        try
        {
            var address = await inbox.AcceptAsync(topic, packet.Payload, retained: false, connection.Closed);
            if (needsAnswer)
            {
                connection.AcknowledgeWhenDurable(packet.PacketIdentifier, address);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            logger.NotJournaled(connection.ClientId, failure);
            await connection.DisconnectAsync();
        }
    }

    private async Task OnPublishAsync(InterceptingPublishEventArgs e)
    {
        // QoS 2 and wills come this way; the server answers after this has returned.
        e.ProcessPublish = false;
        var topic = _connections.Values.FirstOrDefault(c => c.ClientId == e.ClientId)?.Rights.Place(e.ApplicationMessage.Topic);
        if (topic is null)
        {
            logger.TopicRefused(e.ClientId, e.ApplicationMessage.Topic);
            e.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
            e.CloseConnection = true;
            return;
        }

        try
        {
            var address = await inbox.AcceptAsync(topic, e.ApplicationMessage.Payload, retained: false, e.CancellationToken);
            await inbox.WaitDurableAsync(address, e.CancellationToken);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            logger.NotJournaled(e.ClientId, failure);
            e.Response.ReasonCode = MqttPubAckReasonCode.UnspecifiedError;
            e.CloseConnection = true;
        }
    }

    private static Task OnSubscribing(InterceptingSubscriptionEventArgs e)
    {
        e.ProcessSubscription = false;
        e.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
        return Task.CompletedTask;
    }

    private async Task<GatewayRights?> SignInAsync(string? name, string? password, string clientId)
    {
        if (string.IsNullOrEmpty(name))
        {
            return options.Value.AllowAnonymous ? new GatewayRights(null, null, GatewayRights.NameOf(clientId)) : null;
        }

        return await accounts.SignInAsync(name, password ?? "", CancellationToken.None) is { } account
            ? new GatewayRights(account.Name, account.InstitutionCode, account.Name)
            : null;
    }

    private static string Key(EndPoint? remote) => remote?.ToString() ?? "";
}
