using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>Turns a message into readings. Pure: the same message, profiles and meters always give the same result.</summary>
/// <remarks>
/// On <c>readings/{institution}/{gateway}</c> the payload is one object or an array of objects with <c>meter</c>, <c>register</c> (default <c>total</c>),
/// <c>time</c> (RFC 3339 with a zone; without it the receive time holds), <c>value</c> (number or text),
/// <c>unit</c> (default the register's) and <c>quality</c> (<c>good</c>, <c>ok</c>, <c>valid</c> or none). A byte order
/// mark before it is passed over. Every item of an array is judged by itself: readings and rejections add up to the items.
/// Any other topic, alone or behind such a one, is a vendor's own and read by a payload profile.
/// Nothing a sender can write makes it throw.
/// </remarks>
public static class ReadingDecoder
{
    /// <summary>Decodes one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="profiles">How vendors' own messages are read.</param>
    /// <param name="find">Finds a registered meter by its code, or gives <see langword="null"/>.</param>
    /// <param name="options">What is accepted.</param>
    public static DecodeResult Decode(JournalMessage message, ProfileSet profiles, Func<string, KnownMeter?> find, DecodingOptions options)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(profiles);
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(options);
        if (message.Flags.HasFlag(MessageFlags.Retained))
        {
            return Whole(message, RejectReason.Retained, "A retained message is the broker's memory, not a reading.");
        }

        if (message.Flags.HasFlag(MessageFlags.Oversized) || message.Payload.Length > options.MaxPayloadBytes)
        {
            return Whole(message, RejectReason.TooLarge, $"The payload has more than {options.MaxPayloadBytes} bytes.");
        }

        var isNative = ReadingTopic.TryParse(message.Topic, out var topic);
        if (isNative && topic.VendorTopic is null)
        {
            return DecodeNative(message, new ReadingJudge(topic.Institution, message.ReceivedAt, find, options));
        }

        return profiles.Decode(topic.VendorTopic ?? message.Topic, isNative ? topic : null, message.Payload) is { } found
            ? Judge(found, new ReadingJudge(isNative ? topic.Institution : null, message.ReceivedAt, find, options))
            : Whole(message, RejectReason.UnknownTopic, $"'{message.Topic}' is neither readings/(institution)/(gateway) nor a topic of any payload profile.");
    }

    private static DecodeResult DecodeNative(JournalMessage message, ReadingJudge judge)
    {
        if (PayloadItem.Split(message.Payload, out var fault) is not { } items)
        {
            return Whole(message, RejectReason.MalformedPayload, fault);
        }

        var readings = new List<Reading>(items.Count);
        var rejections = new List<Rejection>();
        foreach (var item in items)
        {
            var reading = default(Reading);
            if ((Read(item, out var sent) ?? judge.Judge(sent, out reading)) is { } rejection)
            {
                rejections.Add(rejection);
            }
            else
            {
                readings.Add(reading);
            }
        }

        return new DecodeResult(readings, rejections);
    }

    private static DecodeResult Judge(ProfileOutcome found, ReadingJudge judge)
    {
        var readings = new List<Reading>(found.Readings.Count);
        var rejections = new List<Rejection>(found.Rejections);
        foreach (var sent in found.Readings)
        {
            if (sent.IsGauge)
            {
                continue;
            }

            if (judge.Judge(sent, out var reading) is { } rejection)
            {
                rejections.Add(rejection);
            }
            else
            {
                readings.Add(reading);
            }
        }

        return new DecodeResult(readings, rejections);
    }

    private static Rejection? Read(PayloadItem item, out SentReading sent)
    {
        sent = default;
        var stamp = default(DeviceStamp);
        DateTimeOffset? deviceTime = null;
        Rejection No(RejectReason reason, string detail) => Rejection.Of(reason, detail, item.Index, item.Bytes, deviceTime);

        if (!item.IsObject)
        {
            return No(RejectReason.MalformedPayload, $"Item {item.Index} is not an object.");
        }

        if (item.DoubleMember is { } twice)
        {
            return No(RejectReason.MalformedPayload, $"'{twice}' stands twice.");
        }

        if (item.Time is { } timeText)
        {
            if (!ValueText.TryTime(timeText, out var parsed))
            {
                return No(RejectReason.ImpossibleTime, $"'{timeText}' is not an RFC 3339 time with a zone.");
            }

            (deviceTime, stamp) = (parsed, DeviceStamp.Of(parsed, timeText));
        }

        if (item.WrongMember is { } member)
        {
            return No(member == "value" ? RejectReason.ImpossibleValue : RejectReason.MalformedPayload, $"The type of '{member}' is wrong.");
        }

        if (string.IsNullOrEmpty(item.Meter))
        {
            return No(RejectReason.MalformedPayload, "There is no meter.");
        }

        if (item.Quality is { } quality && !IsGood(quality))
        {
            return No(RejectReason.BadQuality, $"The device calls the value '{quality}'.");
        }

        if (item.Value is not { } valueText)
        {
            return No(RejectReason.NotAReading, "There is no value.");
        }

        if (!ValueText.TryDecimal(valueText, out var value))
        {
            return No(RejectReason.ImpossibleValue, $"'{valueText}' is not a decimal number.");
        }

        sent = new SentReading(item.Meter, item.Register ?? RegisterId.DefaultName, value, item.Unit, stamp, item.Index, item.Bytes);
        return null;
    }

    private static bool IsGood(string quality) =>
        quality.Equals("good", StringComparison.OrdinalIgnoreCase)
        || quality.Equals("ok", StringComparison.OrdinalIgnoreCase)
        || quality.Equals("valid", StringComparison.OrdinalIgnoreCase);

    private static DecodeResult Whole(JournalMessage message, RejectReason reason, string detail) =>
        new([], [Rejection.Of(reason, detail, -1, message.Payload)]);
}
