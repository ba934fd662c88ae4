using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace EnergyQuota.Server.Replay;

/// <summary>Publishes messages at QoS 1 over a few connections and does not let go of one before the broker has acknowledged it.</summary>
public sealed class BrokerPublisher : IAsyncDisposable
{
    private const int MostInFlight = 64;
    private const int MostTries = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly MqttClientOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _inFlight = new(MostInFlight);
    private readonly SemaphoreSlim _connecting = new(1);
    private long _acknowledged;

    /// <summary>Prepares a publisher; it connects with the first message.</summary>
    /// <param name="target">Where the broker is.</param>
    /// <param name="time">The clock by which it waits before it tries again.</param>
    public BrokerPublisher(BrokerTarget target, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(target);
        _time = time;
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer(target.Host, target.Port)
            .WithClientId(target.ClientId)
            .WithCleanSession()
            .WithTimeout(TimeSpan.FromSeconds(20));
        if (target.User is not null)
        {
            options = options.WithCredentials(target.User, target.Password);
        }

        _options = options.Build();
    }

    /// <summary>How many messages the broker has acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Starts to publish a message; waits only while too many are under way.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="cancellationToken">Stops it; the message may or may not have arrived.</param>
    /// <returns>The message under way: done when it is acknowledged.</returns>
    /// <exception cref="MqttCommunicationException">The broker stayed away, or refuses the connection.</exception>
    public async Task<Task> StartAsync(string topic, byte[] payload, CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken);
        return PublishAsync(topic, payload, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_client.IsConnected)
        {
            await _client.DisconnectAsync();
        }

        _client.Dispose();
        _inFlight.Dispose();
        _connecting.Dispose();
    }

    private async Task PublishAsync(string topic, byte[] payload, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await ConnectAsync(cancellationToken);
                    var message = new MqttApplicationMessageBuilder()
                        .WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
                    await _client.PublishAsync(message, cancellationToken);
                    Interlocked.Increment(ref _acknowledged);
                    return;
                }
                catch (Exception e) when (attempt < MostTries && !cancellationToken.IsCancellationRequested
                    && e is MqttCommunicationException or MqttClientDisconnectedException or OperationCanceledException)
                {
                    // Sent again though it may have arrived: the store leaves a reading alone that it has.
                    await Task.Delay(Pause, _time, cancellationToken);
                }
            }
        }
        finally
        {
            _inFlight.Release();
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_client.IsConnected)
        {
            return;
        }

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (!_client.IsConnected)
            {
                await _client.ConnectAsync(_options, cancellationToken);
            }
        }
        finally
        {
            _connecting.Release();
        }
    }
}

/// <summary>Where a broker is and how to log in there.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port, 1 to 65535.</param>
/// <param name="ClientId">The client's name, unique at the broker.</param>
/// <param name="User">The account, or <see langword="null"/> for none.</param>
/// <param name="Password">The account's password.</param>
public sealed record BrokerTarget(string Host, int Port, string ClientId, string? User = null, string? Password = null)
{
    /// <summary>Reads <c>host:port</c>; without a port it is 1883.</summary>
    /// <param name="text">The address.</param>
    /// <param name="clientId">The client's name.</param>
    /// <exception cref="FormatException">It is no address.</exception>
    public static BrokerTarget Parse(string text, string clientId)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? text : text[..colon];
        var port = 1883;
        if (host.Length == 0 || (colon >= 0 && (!int.TryParse(text.AsSpan(colon + 1), out port) || port is < 1 or > 65_535)))
        {
            throw new FormatException($"--broker: '{text}' is no address; write host:port, for example localhost:1883.");
        }

        return new BrokerTarget(host, port, clientId);
    }
}
