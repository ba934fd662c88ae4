using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>The type of a raw number.</summary>
public enum RawType
{
    /// <summary>16 bits, not negative.</summary>
    Unsigned16,

    /// <summary>16 bits, two's complement; its smallest number means "no value".</summary>
    Signed16,

    /// <summary>32 bits, not negative.</summary>
    Unsigned32,

    /// <summary>32 bits, two's complement; its smallest number means "no value".</summary>
    Signed32,

    /// <summary>64 bits, not negative.</summary>
    Unsigned64,

    /// <summary>64 bits, two's complement; its smallest number means "no value".</summary>
    Signed64,

    /// <summary>32 bits, IEEE 754.</summary>
    Real32,

    /// <summary>64 bits, IEEE 754.</summary>
    Real64,

    /// <summary>Binary coded decimals, two digits in a byte.</summary>
    Bcd,
}

/// <summary>Puts a number together from 16-bit words (an array of numbers or of hexadecimal texts) or from bytes (a hexadecimal text).</summary>
/// <param name="Type">What the bits mean.</param>
/// <param name="IsLowFirst">Whether the low word, or for bytes the low byte, comes first. Default: the high one.</param>
public sealed record RawNumber(RawType Type, bool IsLowFirst)
{
    private const int LongestBcd = 14;

    /// <summary>Reads the number.</summary>
    /// <param name="node">The words or bytes.</param>
    /// <param name="value">The number, where the result is <see langword="null"/>.</param>
    /// <returns>Why it is none, or <see langword="null"/>.</returns>
    internal string? Read(JsonElement node, out decimal value)
    {
        value = 0m;
        if (Bytes(node) is not { } bytes)
        {
            return "These are neither 16-bit words nor hexadecimal bytes.";
        }

        var size = Type switch
        {
            RawType.Unsigned16 or RawType.Signed16 => 2,
            RawType.Unsigned32 or RawType.Signed32 or RawType.Real32 => 4,
            RawType.Bcd => bytes.Length,
            _ => 8,
        };
        if (bytes.Length != size || size is 0 or > LongestBcd)
        {
            return $"{Type} has {size} bytes; there are {bytes.Length}.";
        }

        return Type switch
        {
            RawType.Unsigned16 => Good(BinaryPrimitives.ReadUInt16BigEndian(bytes), out value),
            RawType.Unsigned32 => Good(BinaryPrimitives.ReadUInt32BigEndian(bytes), out value),
            RawType.Unsigned64 => Good(BinaryPrimitives.ReadUInt64BigEndian(bytes), out value),
            RawType.Signed16 => Signed(BinaryPrimitives.ReadInt16BigEndian(bytes), short.MinValue, out value),
            RawType.Signed32 => Signed(BinaryPrimitives.ReadInt32BigEndian(bytes), int.MinValue, out value),
            RawType.Signed64 => Signed(BinaryPrimitives.ReadInt64BigEndian(bytes), long.MinValue, out value),
            RawType.Real32 => Float(BinaryPrimitives.ReadSingleBigEndian(bytes).ToString("R", CultureInfo.InvariantCulture), out value),
            RawType.Real64 => Float(BinaryPrimitives.ReadDoubleBigEndian(bytes).ToString("R", CultureInfo.InvariantCulture), out value),
            _ => Bcd(bytes, out value),
        };
    }

    private static string? Good(decimal number, out decimal value)
    {
        value = number;
        return null;
    }

    private static string? Signed(long number, long none, out decimal value)
    {
        value = number;
        return number == none ? $"{number} means that there is no value." : null;
    }

    private static string? Float(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? null : $"{text} is not a number that a register can show.";

    private static string? Bcd(byte[] bytes, out decimal value)
    {
        value = 0m;
        foreach (var two in bytes)
        {
            if (two >> 4 > 9 || (two & 0xF) > 9)
            {
                return $"{two:X2} is not two decimal digits.";
            }

            value = (value * 100m) + ((two >> 4) * 10) + (two & 0xF);
        }

        return null;
    }

    // High byte first, whatever the order as sent.
    private byte[]? Bytes(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.String)
        {
            return TryHex(node.GetString()!, out var sent) ? IsLowFirst ? [.. sent.Reverse()] : sent : null;
        }

        if (node.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var words = new List<ushort>();
        foreach (var element in node.EnumerateArray())
        {
            if (Word(element) is not { } word)
            {
                return null;
            }

            words.Add(word);
        }

        return [.. (IsLowFirst ? Enumerable.Reverse(words) : words).SelectMany(static word => new[] { (byte)(word >> 8), (byte)(word & 0xFF) })];
    }

    private static ushort? Word(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetUInt16(out var word) => word,
        JsonValueKind.String when ushort.TryParse(
            Plain(element.GetString()!), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var word) => word,
        _ => null,
    };

    private static bool TryHex(string text, out byte[] bytes)
    {
        var plain = Plain(text).Replace(" ", "", StringComparison.Ordinal);
        bytes = [];
        if (plain.Length % 2 != 0 || !plain.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        bytes = Convert.FromHexString(plain);
        return true;
    }

    private static string Plain(string text) => text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
}
