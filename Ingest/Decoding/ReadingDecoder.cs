using EnergyQuota.Ingest.Journal;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>Turns a message into readings. Pure: the same message and the same meters always give the same result.</summary>
/// <remarks>
/// The payload is one object or an array of objects with <c>meter</c>, <c>register</c> (default <c>total</c>),
/// <c>time</c> (RFC 3339 with a zone; without it the receive time holds), <c>value</c> (number or text),
/// <c>unit</c> (default the register's) and <c>quality</c> (<c>good</c>, <c>ok</c>, <c>valid</c> or none). A byte order
/// mark before it is passed over. Every item of an array is judged by itself: readings and rejections add up to the items.
/// Nothing a sender can write makes it throw.
/// </remarks>
public static class ReadingDecoder
{
    private const int LongestDetail = 200;

    /// <summary>Decodes one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="find">Finds a registered meter by its code, or gives <see langword="null"/>.</param>
    /// <param name="options">What is accepted.</param>
    public static DecodeResult Decode(JournalMessage message, Func<string, KnownMeter?> find, DecodingOptions options)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(options);
        if (message.Flags.HasFlag(MessageFlags.Retained))
        {
            return Whole(message, RejectReason.Retained, "A retained message is the broker's memory, not a reading.");
        }

        if (!ReadingTopic.TryParse(message.Topic, out var topic))
        {
            return Whole(message, RejectReason.UnknownTopic, $"'{message.Topic}' is not readings/(institution)/(gateway).");
        }

        if (message.Flags.HasFlag(MessageFlags.Oversized) || message.Payload.Length > options.MaxPayloadBytes)
        {
            return Whole(message, RejectReason.TooLarge, $"The payload has more than {options.MaxPayloadBytes} bytes.");
        }

        if (PayloadItem.Split(message.Payload, out var fault) is not { } items)
        {
            return Whole(message, RejectReason.MalformedPayload, fault);
        }

        var readings = new List<Reading>(items.Count);
        var rejections = new List<Rejection>();
        foreach (var item in items)
        {
            if (Judge(item, topic, message.ReceivedAt, find, options, out var reading) is { } rejection)
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

    private static Rejection? Judge(
        PayloadItem item, ReadingTopic topic, DateTimeOffset receivedAt, Func<string, KnownMeter?> find, DecodingOptions options, out Reading reading)
    {
        reading = default;
        DateTimeOffset? deviceTime = null;
        Rejection No(RejectReason reason, string detail) => new(reason, Short(detail), item.Index, item.Bytes, deviceTime);

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

            deviceTime = parsed;
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

        if (find(item.Meter) is not { } meter)
        {
            return No(RejectReason.UnknownMeter, $"Meter {item.Meter} is not registered.");
        }

        if (meter.InstitutionCode != topic.Institution)
        {
            return No(RejectReason.WrongInstitution, $"Meter {meter.Code} does not belong to {topic.Institution}.");
        }

        var name = item.Register ?? RegisterId.DefaultName;
        if (!meter.Registers.TryGetValue(name, out var facts))
        {
            return No(RejectReason.UnknownRegister, $"Meter {meter.Code} has no register {name}.");
        }

        var unit = facts.Unit;
        if (item.Unit is { } symbol && (!MeasureUnits.TryParse(symbol, out unit) || unit.Base() != facts.Unit.Base()))
        {
            return No(RejectReason.WrongUnit, $"'{symbol}' cannot be converted to {facts.Unit.Symbol()}.");
        }

        if (!ValueText.TryFit(value, unit, facts.Unit, out var fitted))
        {
            return No(RejectReason.ImpossibleValue, $"{valueText} is more than a register can show.");
        }

        var placed = ClockRule.Place(deviceTime, receivedAt, facts);
        if (options.OldestReading > TimeSpan.Zero && receivedAt - placed.Time > options.OldestReading)
        {
            return No(RejectReason.ImpossibleTime, $"{item.Time} is more than {options.OldestReading.Days} days old.");
        }

        reading = new Reading(
            facts.Register, placed.Time, fitted, ReadingLimits.Truncate(receivedAt), placed.Basis, placed.DeviceTime);
        return null;
    }

    private static bool IsGood(string quality) =>
        quality.Equals("good", StringComparison.OrdinalIgnoreCase)
        || quality.Equals("ok", StringComparison.OrdinalIgnoreCase)
        || quality.Equals("valid", StringComparison.OrdinalIgnoreCase);

    private static DecodeResult Whole(JournalMessage message, RejectReason reason, string detail) =>
        new([], [new Rejection(reason, Short(detail), -1, message.Payload)]);

    private static string Short(string text) => text.Length <= LongestDetail ? text : text[..(LongestDetail - 1)] + "…";
}
