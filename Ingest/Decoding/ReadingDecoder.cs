using System.Text.Json;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>Turns a message into readings. Pure but for its memory: the same messages in the same order, profiles and meters always give the same result.</summary>
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
    private const int DeepestNesting = 16;

    // What an item takes at least, near enough: a list made as long as it will be is not copied while it grows.
    private const int BytesPerItem = 60;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Decodes one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="profiles">How vendors' own messages are read.</param>
    /// <param name="memory">What vendors' earlier messages said; gets what this one says for later ones.</param>
    /// <param name="find">Finds a registered meter by its code, or gives <see langword="null"/>.</param>
    /// <param name="options">What is accepted.</param>
    /// <param name="room">An empty list for the readings, which the caller uses again once it has taken them; <see langword="null"/>: a new one.</param>
    public static DecodeResult Decode(
        JournalMessage message, ProfileSet profiles, VendorMemory memory, MeterFinder find, DecodingOptions options, List<Reading>? room = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(profiles);
        ArgumentNullException.ThrowIfNull(memory);
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
            return DecodeNative(message, find, new ReadingJudge(topic.Institution, message.ReceivedAt, find, options), room);
        }

        return profiles.Decode(VendorMessage.Of(message), memory) is { } found
            ? Judge(found, new ReadingJudge(isNative ? topic.Institution : null, found.ReceivedAt ?? message.ReceivedAt, find, options))
            : Whole(message, RejectReason.UnknownTopic, $"'{message.Topic}' is neither readings/(institution)/(gateway) nor a topic of any payload profile.");
    }

    private static DecodeResult DecodeNative(JournalMessage message, MeterFinder find, ReadingJudge judge, List<Reading>? room)
    {
        var payload = message.Payload.Span.StartsWith(ByteOrderMark) ? message.Payload[ByteOrderMark.Length..] : message.Payload;
        var reader = new Utf8JsonReader(payload.Span, new JsonReaderOptions { MaxDepth = DeepestNesting });
        var readings = room ?? new List<Reading>(1 + (payload.Length / BytesPerItem));
        List<Rejection>? rejections = null;
        try
        {
            if (!reader.Read())
            {
                return Malformed("The payload is empty.");
            }

            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Take(ref reader);
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    Take(ref reader);
                }
            }
            else
            {
                return Malformed("The payload is neither an object nor an array of objects.");
            }

            while (reader.Read())
            {
                // To the end: text behind the last item makes the reader throw, and then nothing of it is taken.
            }
        }
        catch (JsonException e)
        {
            return Malformed(e.Message);
        }

        return rejections is null && readings.Count == 0 ? Malformed("The array holds no item.") : new DecodeResult(readings, rejections ?? []);

        DecodeResult Malformed(string fault) => Whole(message, RejectReason.MalformedPayload, fault);

        void Take(ref Utf8JsonReader at)
        {
            var item = NativeItem.Read(ref at);
            var reading = default(Reading);
            var number = readings.Count + (rejections?.Count ?? 0);
            if ((NativeReader.Read(item, number, payload[item.Start..item.End], find, out var sent) ?? judge.Judge(sent, out reading)) is { } rejection)
            {
                (rejections ??= []).Add(rejection);
            }
            else
            {
                readings.Add(reading);
            }
        }
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

    /// <summary>The message as one reject.</summary>
    internal static DecodeResult Whole(JournalMessage message, RejectReason reason, string detail) =>
        new([], [Rejection.Of(reason, detail, -1, message.Payload)]);
}
