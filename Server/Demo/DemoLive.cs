using EnergyQuota.Server.Replay;
using MQTTnet.Exceptions;

namespace EnergyQuota.Server.Demo;

/// <summary>
/// The city's gateways: every minute each pushes what its meters show, over MQTT like any other, and a few what cannot be used.
/// </summary>
internal sealed class DemoLive(DemoCity city, DemoProgress progress, TimeZoneInfo zone, TimeProvider time, BrokerTarget broker)
{
    // What makes a row of its own each time comes once an hour only.
    private const int PushesBetweenRows = 60;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, Live> _meters = city.Meters.Where(meter => !meter.Billed)
        .ToDictionary(meter => meter.Code, meter => new Live(progress.RegisterOf(meter, zone)));

    private int _pushes;

    /// <summary>Pushes until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var publisher = new BrokerPublisher(broker, time);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await PushAsync(publisher, cancellationToken);
            }
            catch (Exception e) when (e is MqttCommunicationException or MqttClientDisconnectedException)
            {
                // The next minute's readings cover this one: registers lose nothing by a missing position.
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task PushAsync(BrokerPublisher publisher, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var at = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var underWay = new List<Task>();
        foreach (var institution in city.Institutions)
        {
            var readings = institution.Meters.Where(meter => !meter.Billed).Select(meter => new NativeReading(meter.Code, at, _meters[meter.Code].At(at)));
            underWay.Add(await publisher.StartAsync(
                NativePayload.Topic(institution.Code, DemoHistory.Gateway(institution)), NativePayload.Write(readings), cancellationToken));
        }

        foreach (var (topic, payload) in Faulty(at))
        {
            underWay.Add(await publisher.StartAsync(topic, payload, cancellationToken));
        }

        await Task.WhenAll(underWay);
    }

    private IEnumerable<(string Topic, byte[] Payload)> Faulty(DateTimeOffset at)
    {
        yield return DemoFaultyGateways.CutOff(city);
        if (_pushes++ % PushesBetweenRows == 0)
        {
            yield return DemoFaultyGateways.Unregistered(city, at);
            yield return DemoFaultyGateways.ImpossibleTime(city);
        }
    }

    private sealed class Live(DemoRegister register)
    {
        private DateTimeOffset _hour;
        private long _used;

        // Summed from the origin once, then hour by hour.
        public decimal At(DateTimeOffset at)
        {
            var hour = DemoRegister.HourOf(at);
            if (_hour == default)
            {
                (_hour, _used) = (hour, register.UsedUntil(hour));
            }

            for (; _hour < hour; _hour = _hour.AddHours(1))
            {
                _used += register.Hour(_hour);
            }

            return register.At(at, _used);
        }
    }
}
