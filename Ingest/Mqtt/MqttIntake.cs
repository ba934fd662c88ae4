using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>Fetches messages from any MQTT broker and acknowledges each, in order, after the journal has it on disk.</summary>
/// <remarks>
/// The session is kept at the broker for three days, so what arrives there while we are away is delivered later. Our
/// memory is bounded whatever the broker does: a message is read after the one before it is in the journal, and only so many
/// wait for their acknowledgement.
/// </remarks>
/// <param name="inbox">Where messages go.</param>
/// <param name="options">Its settings.</param>
/// <param name="time">The clock for pauses.</param>
/// <param name="logger">The log.</param>
public sealed class MqttIntake(MessageInbox inbox, IOptions<IntakeOptions> options, TimeProvider time, ILogger<MqttIntake> logger) : BackgroundService
{
    private const uint SessionSeconds = 3 * 24 * 3600;

    // The package asks the system for 8 KiB. With messages of a kilobyte the window then closes after five of them and
    // opens again only when the sender probes it, every 200 ms: a backlog would come at 25 messages a second.
    private const int ReceiveBufferBytes = 1 << 20;

    private const string ClosedReason = "The connection was closed.";
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(() => pause = FirstPause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is MqttCommunicationException or InvalidOperationException or TimeoutException or OperationCanceledException)
            {
                logger.IntakeDisconnected(options.Value.Host, options.Value.Port, e.Message, pause);
            }
            catch (Exception e)
            {
                logger.IntakeFailed(pause, e);
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    /// <summary>One connection, from its beginning to its end.</summary>
    private async Task RunAsync(Action connected, CancellationToken stoppingToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var acknowledgements = new Acknowledgements(inbox, options.Value.MaxInFlight);
        using var connections = new IntakeConnections(
            IntakeTls.Options(options.Value), (message, cancellationToken) => TakeAsync(message, acknowledgements, cancellationToken));
        using var client = new MqttClientFactory().CreateMqttClient(connections);
        var reason = ClosedReason;
        client.DisconnectedAsync += e =>
        {
            // The package calls it a normal end when the other side just closes.
            reason = e.Exception?.Message ?? (e.Reason == MqttClientDisconnectReason.NormalDisconnection ? ClosedReason : $"{e.Reason}.");
            return EndAsync(ended);
        };
        await ConnectAsync(client, stoppingToken);

        // Before subscribing: a kept session delivers at once, and what it delivers may have to wait for this.
        var acknowledging = AcknowledgeAsync(acknowledgements, connections.Socket, ended.Token);
        try
        {
            await SubscribeAsync(client, stoppingToken);
            connected();
            await acknowledging;
        }
        finally
        {
            await ended.CancelAsync();
            await acknowledging;
        }

        stoppingToken.ThrowIfCancellationRequested();
        throw new MqttCommunicationException(reason);
    }

    private static async Task EndAsync(CancellationTokenSource ended)
    {
        try
        {
            await ended.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The client tells of its end once more after the connection was given up.
        }
    }

    private async Task ConnectAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var connect = await client.ConnectAsync(ConnectOptions(settings), cancellationToken);
        if (connect.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new InvalidOperationException($"The broker refused the connection: {connect.ResultCode} {connect.ReasonString}.");
        }

        logger.IntakeConnected(settings.Host, settings.Port, connect.IsSessionPresent);
    }

    private async Task SubscribeAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        var filter = new MqttTopicFilter { Topic = options.Value.Filter, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce };
        var subscribed = await client.SubscribeAsync(filter, cancellationToken);
        if (subscribed.Items.Any(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2))
        {
            throw new InvalidOperationException($"The broker refused the subscription to {filter.Topic}: {subscribed.Items.First().ResultCode}.");
        }
    }

    private async ValueTask TakeAsync(MqttPublishPacket message, Acknowledgements acknowledgements, CancellationToken cancellationToken)
    {
        try
        {
            var address = await inbox.AcceptAsync(message.Topic, message.Payload, message.Retain, cancellationToken);
            if (message.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce)
            {
                await acknowledgements.AddAsync(message.PacketIdentifier, address, cancellationToken);
            }
        }
        catch (IOException e)
        {
            logger.NotJournaled(options.Value.ClientId, e);
            throw;
        }
    }

    private async Task AcknowledgeAsync(Acknowledgements acknowledgements, IntakeSocket connection, CancellationToken ended)
    {
        try
        {
            await acknowledgements.SendAsync(connection, ended);
        }
        catch (OperationCanceledException)
        {
            // What was not acknowledged comes again, and the store leaves alone what it has.
        }
        catch (Exception e) when (e is MqttCommunicationException or IOException)
        {
            logger.AcknowledgeFailed(options.Value.ClientId, e);
        }
    }

    /// <summary>How it connects.</summary>
    /// <param name="settings">Its settings.</param>
    internal static MqttClientOptions ConnectOptions(IntakeOptions settings)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(settings.Host, settings.Port)
            .WithClientId(settings.ClientId);
        if (settings.UserName is not null)
        {
            builder.WithCredentials(settings.UserName, settings.Password);
        }

        // Receive Maximum exists in MQTT 5 only; the package throws where it is set for 3.1.1.
        var connect = settings.Protocol == IntakeProtocol.V5
            ? builder.WithProtocolVersion(MqttProtocolVersion.V500).WithCleanStart(false)
                .WithSessionExpiryInterval(SessionSeconds).WithReceiveMaximum((ushort)settings.MaxInFlight).Build()
            : builder.WithProtocolVersion(MqttProtocolVersion.V311).WithCleanSession(false).Build();
        ((MqttClientTcpOptions)connect.ChannelOptions).BufferSize = ReceiveBufferBytes;
        return connect;
    }
}
