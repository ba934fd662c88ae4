using System.Threading.Channels;
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
/// memory is bounded whatever the broker does: what waits for its acknowledgement by the channel here, and what has been
/// read and is not yet in the journal by the room that <see cref="BoundedConnection"/> reads by.
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
    private int _connection;

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
        var room = new ReceiveRoom(options.Value.MaxInFlight);
        using var connections = new IntakeConnections(room);
        using var client = new MqttClientFactory().CreateMqttClient(connections);
        var link = new Link(
            Interlocked.Increment(ref _connection), connections, Channel.CreateBounded<Unacknowledged>(options.Value.MaxInFlight), room, ended.Token);
        var reason = ClosedReason;
        client.DisconnectedAsync += e =>
        {
            // The package calls it a normal end when the other side just closes.
            reason = e.Exception?.Message ?? (e.Reason == MqttClientDisconnectReason.NormalDisconnection ? ClosedReason : $"{e.Reason}.");
            return EndAsync(ended);
        };
        client.ApplicationMessageReceivedAsync += e => ReceiveAsync(e, link);

        // Before connecting: a kept session delivers at once, and the handler may have to wait for this loop.
        var acknowledging = AcknowledgeAsync(link);
        try
        {
            await SubscribeAsync(client, stoppingToken);
            connected();
            await acknowledging;
        }
        finally
        {
            // Whatever still waits belongs to a connection that is over.
            Interlocked.Increment(ref _connection);
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

    private async Task SubscribeAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var connect = await client.ConnectAsync(ConnectOptions(settings), cancellationToken);
        if (connect.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new InvalidOperationException($"The broker refused the connection: {connect.ResultCode} {connect.ReasonString}.");
        }

        logger.IntakeConnected(settings.Host, settings.Port, connect.IsSessionPresent);
        var subscribed = await client.SubscribeAsync(
            new MqttTopicFilter { Topic = settings.Filter, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce }, cancellationToken);
        if (subscribed.Items.Any(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2))
        {
            throw new InvalidOperationException($"The broker refused the subscription to {settings.Filter}: {subscribed.Items.First().ResultCode}.");
        }
    }

    private async Task ReceiveAsync(MqttApplicationMessageReceivedEventArgs received, Link link)
    {
        received.AutoAcknowledge = false;
        var message = received.ApplicationMessage;
        try
        {
            var address = await inbox.AcceptAsync(message.Topic, message.Payload, message.Retain, link.Ended);
            await link.Waiting.Writer.WriteAsync(new Unacknowledged(received, address), link.Ended);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            // The connection is gone; the broker sends the message again on the next.
        }
        catch (IOException e)
        {
            logger.NotJournaled(options.Value.ClientId, e);
            link.Waiting.Writer.TryComplete();
        }
        finally
        {
            link.Room.GiveBack();
        }
    }

    private async Task AcknowledgeAsync(Link link)
    {
        try
        {
            await foreach (var next in link.Waiting.Reader.ReadAllAsync(link.Ended))
            {
                var durable = inbox.WaitDurableAsync(next.Address, link.Ended);
                if (!durable.IsCompleted)
                {
                    // Nothing that is durable waits for what is not.
                    await link.Connections.FlushAsync(link.Ended);
                }

                await durable;
                if (link.Connection != Volatile.Read(ref _connection))
                {
                    // On another connection this number may be another message's, which would then be lost.
                    return;
                }

                await next.Received.AcknowledgeAsync(link.Ended);
                if (!link.Waiting.Reader.TryPeek(out _))
                {
                    await link.Connections.FlushAsync(link.Ended);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // What was not acknowledged comes again, and the store leaves alone what it has.
        }
        catch (Exception e) when (e is MqttCommunicationException or IOException or InvalidOperationException)
        {
            logger.AcknowledgeFailed(options.Value.ClientId, e);
        }
        finally
        {
            link.Waiting.Writer.TryComplete();
        }
    }

    /// <summary>How it connects.</summary>
    /// <param name="settings">Its settings.</param>
    internal static MqttClientOptions ConnectOptions(IntakeOptions settings)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(settings.Host, settings.Port)
            .WithClientId(settings.ClientId)
            .WithTlsOptions(tls => IntakeTls.Configure(settings, tls));
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

    private readonly record struct Unacknowledged(MqttApplicationMessageReceivedEventArgs Received, long Address);

    private sealed record Link(
        int Connection, IntakeConnections Connections, Channel<Unacknowledged> Waiting, ReceiveRoom Room, CancellationToken Ended);
}
