using System.Buffers;
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
/// memory is bounded by what waits for its acknowledgement: by Receive Maximum on MQTT 5, by the broker's own limit of
/// messages in flight on 3.1.1, and by the bounded channel here behind both.
/// </remarks>
/// <param name="inbox">Where messages go.</param>
/// <param name="options">Its settings.</param>
/// <param name="time">The clock for pauses.</param>
/// <param name="logger">The log.</param>
public sealed class MqttIntake(MessageInbox inbox, IOptions<IntakeOptions> options, TimeProvider time, ILogger<MqttIntake> logger) : BackgroundService
{
    private const uint SessionSeconds = 3 * 24 * 3600;
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
        using var client = new MqttClientFactory().CreateMqttClient();
        var waiting = Channel.CreateBounded<Unacknowledged>(options.Value.MaxInFlight);
        var connection = Interlocked.Increment(ref _connection);
        var reason = "The connection was closed.";
        client.DisconnectedAsync += e =>
        {
            reason = e.Exception?.Message ?? $"{e.Reason}.";
            return ended.CancelAsync();
        };
        client.ApplicationMessageReceivedAsync += e => ReceiveAsync(e, connection, waiting.Writer, ended);

        // Before connecting: a kept session delivers at once, and the handler may have to wait for this loop.
        var acknowledging = AcknowledgeAsync(waiting.Reader, ended);
        var result = await client.ConnectAsync(ConnectOptions(), stoppingToken);
        logger.IntakeConnected(options.Value.Host, options.Value.Port, result.IsSessionPresent);
        await client.SubscribeAsync(
            new MqttTopicFilter { Topic = options.Value.Filter, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce }, stoppingToken);
        connected();
        await acknowledging;
        Interlocked.Increment(ref _connection);
        stoppingToken.ThrowIfCancellationRequested();
        throw new MqttCommunicationException(reason);
    }

    private async Task ReceiveAsync(
        MqttApplicationMessageReceivedEventArgs received, int connection, ChannelWriter<Unacknowledged> waiting, CancellationTokenSource ended)
    {
        received.AutoAcknowledge = false;
        var message = received.ApplicationMessage;
        try
        {
            var address = await inbox.AcceptAsync(message.Topic, message.Payload.ToArray(), message.Retain, ended.Token);
            await waiting.WriteAsync(new Unacknowledged(received, connection, address), ended.Token);
        }
        catch (OperationCanceledException)
        {
            // The connection is gone; the broker sends the message again on the next.
        }
        catch (IOException e)
        {
            logger.NotJournaled(options.Value.ClientId, e);
            await ended.CancelAsync();
        }
    }

    private async Task AcknowledgeAsync(ChannelReader<Unacknowledged> waiting, CancellationTokenSource ended)
    {
        try
        {
            await foreach (var next in waiting.ReadAllAsync(ended.Token))
            {
                await inbox.WaitDurableAsync(next.Address, ended.Token);
                if (next.Connection != Volatile.Read(ref _connection))
                {
                    // On another connection this number may be another message's, which would then be lost.
                    continue;
                }

                await next.Received.AcknowledgeAsync(ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // What was not acknowledged comes again, and the store leaves alone what it has.
        }
        catch (Exception e) when (e is MqttCommunicationException or IOException)
        {
            logger.AcknowledgeFailed(options.Value.ClientId, e);
            await ended.CancelAsync();
        }
    }

    private MqttClientOptions ConnectOptions()
    {
        var settings = options.Value;
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(settings.Host, settings.Port)
            .WithClientId(settings.ClientId)
            .WithTlsOptions(tls => tls.UseTls(settings.Tls));
        if (settings.UserName is not null)
        {
            builder.WithCredentials(settings.UserName, settings.Password);
        }

        // Receive Maximum exists in MQTT 5 only; the package throws where it is set for 3.1.1.
        return settings.Protocol == IntakeProtocol.V5
            ? builder.WithProtocolVersion(MqttProtocolVersion.V500).WithCleanStart(false)
                .WithSessionExpiryInterval(SessionSeconds).WithReceiveMaximum((ushort)settings.MaxInFlight).Build()
            : builder.WithProtocolVersion(MqttProtocolVersion.V311).WithCleanSession(false).Build();
    }

    private readonly record struct Unacknowledged(MqttApplicationMessageReceivedEventArgs Received, int Connection, long Address);
}
