using System.Buffers;
using System.Globalization;
using System.Text.Json;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Makes rejects of readings that the store's engine would not take.</summary>
internal static class RefusedReadings
{
    private const string NoGateway = "refused";

    /// <summary>The reading alone as a native message: whatever it came in, it can be put through again by itself.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="source">The message it came in.</param>
    /// <param name="words">What the engine said.</param>
    /// <param name="meter">Its meter.</param>
    public static (JournalMessage Message, Rejection Rejection) Of(in Reading reading, JournalMessage source, string words, KnownMeter? meter)
    {
        var isNamed = ReadingTopic.TryParse(source.Topic, out var topic);
        var institution = isNamed ? topic.Institution : meter?.InstitutionCode ?? NoGateway;
        var deviceTime = reading.Basis == TimeBasis.Device ? reading.Time : reading.DeviceTime;
        var payload = Payload(reading, deviceTime);
        return (
            new JournalMessage($"{ReadingTopic.Prefix}{institution}/{(isNamed ? topic.Gateway : NoGateway)}", payload, reading.ReceivedAt, MessageFlags.None),
            Rejection.Of(RejectReason.StoreRefused, words, 0, payload, deviceTime));
    }

    private static byte[] Payload(in Reading reading, DateTimeOffset? deviceTime)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("meter", reading.Register.Meter);
            json.WriteString("register", reading.Register.Name);
            if (deviceTime is { } time)
            {
                json.WriteString("time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
            }

            json.WriteNumber("value", reading.Value);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
