using System.Text;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Meters;
using Members = EnergyQuota.Ingest.Decoding.NativeItem.Members;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>Makes of an item of a native payload what was sent, before it is compared with the registry.</summary>
internal static class NativeReader
{
    private const int LongestCode = 64;

    /// <summary>Reads an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="index">Which item of the payload it is, from 0.</param>
    /// <param name="bytes">Its own bytes.</param>
    /// <param name="find">Finds a registered meter.</param>
    /// <param name="sent">What was sent, where the result is <see langword="null"/>.</param>
    /// <returns>Why it is no reading, or <see langword="null"/>.</returns>
    public static Rejection? Read(in NativeItem item, int index, ReadOnlyMemory<byte> bytes, MeterFinder find, out SentReading sent)
    {
        sent = default;
        var stamp = default(DeviceStamp);
        DateTimeOffset? deviceTime = null;
        Rejection No(RejectReason reason, string detail) => Rejection.Of(reason, detail, index, bytes, deviceTime);

        if (!item.IsObject)
        {
            return No(RejectReason.MalformedPayload, $"Item {index} is not an object.");
        }

        if (item.Twice is not Members.None and var twice)
        {
            return No(RejectReason.MalformedPayload, $"'{NativeItem.Name(twice)}' stands twice.");
        }

        if (item.There.HasFlag(Members.Time))
        {
            if (!ValueText.TryTime(item.Time, out var parsed))
            {
                return No(RejectReason.ImpossibleTime, $"'{Text(item.Time)}' is not an RFC 3339 time with a zone.");
            }

            (deviceTime, stamp) = (parsed, DeviceStamp.Of(parsed));
        }

        if (item.Wrong is not Members.None and var wrong)
        {
            return No(wrong == Members.Value ? RejectReason.ImpossibleValue : RejectReason.MalformedPayload, $"The type of '{NativeItem.Name(wrong)}' is wrong.");
        }

        if (item.Meter.IsEmpty)
        {
            return No(RejectReason.MalformedPayload, "There is no meter.");
        }

        if (item.There.HasFlag(Members.Quality) && !IsGood(Text(item.Quality)))
        {
            return No(RejectReason.BadQuality, $"The device calls the value '{Text(item.Quality)}'.");
        }

        if (!item.There.HasFlag(Members.Value))
        {
            return No(RejectReason.NotAReading, "There is no value.");
        }

        if (!ValueText.TryDecimal(item.Value, out var value))
        {
            return No(RejectReason.ImpossibleValue, $"'{Text(item.Value)}' is not a decimal number.");
        }

        var register = item.There.HasFlag(Members.Register) && !item.Register.SequenceEqual(DefaultRegister) ? Text(item.Register) : RegisterId.DefaultName;
        var known = Find(item.Meter, find);
        sent = new SentReading(
            known?.Code ?? Text(item.Meter), register, value, item.There.HasFlag(Members.Unit) ? Text(item.Unit) : null, stamp, index, bytes)
        { Known = known };
        return null;
    }

    private static ReadOnlySpan<byte> DefaultRegister => "total"u8;

    // A meter that is registered needs no text of its own for its code.
    private static KnownMeter? Find(ReadOnlySpan<byte> code, MeterFinder find)
    {
        Span<char> text = stackalloc char[LongestCode];
        return Encoding.UTF8.TryGetChars(code, text, out var length) ? find(text[..length]) : null;
    }

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    private static bool IsGood(string quality) =>
        quality.Equals("good", StringComparison.OrdinalIgnoreCase)
        || quality.Equals("ok", StringComparison.OrdinalIgnoreCase)
        || quality.Equals("valid", StringComparison.OrdinalIgnoreCase);
}
