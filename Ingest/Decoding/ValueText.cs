using System.Globalization;
using EnergyQuota.Metering;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>Reads values and times exactly as written; what cannot be read is never taken for 0 or for now.</summary>
internal static class ValueText
{
    private const int LongestNumber = 64;
    private const int TickDigits = 7;

    /// <summary>Reads a decimal number with optional sign, point and exponent; nothing else (no NaN, no grouping).</summary>
    public static bool TryDecimal(string text, out decimal value)
    {
        value = 0m;
        return text.Length is > 0 and <= LongestNumber
            && decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out value);
    }

    /// <summary>Converts and rounds a value; false where a register cannot show it.</summary>
    public static bool TryFit(decimal value, MeasureUnit from, MeasureUnit to, out decimal fitted)
    {
        fitted = 0m;
        if (Math.Abs(value) > ReadingLimits.LargestValue * 1_000_000m)
        {
            // Far outside in any unit; converting could overflow.
            return false;
        }

        var converted = from == to ? value : value * from.FactorToBase() / to.FactorToBase();
        fitted = ReadingLimits.Round(converted);
        return Math.Abs(fitted) <= ReadingLimits.LargestValue;
    }

    /// <summary>Reads an RFC 3339 time; the zone must be there. Digits past 100 ns are cut off.</summary>
    public static bool TryTime(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length is < 20 or > 35)
        {
            return false;
        }

        var zoneAt = text[^1] is 'Z' or 'z' ? text.Length - 1 : text.Length - 6;
        if (zoneAt < 19 || (zoneAt == text.Length - 6 && text[zoneAt] is not ('+' or '-')))
        {
            return false;
        }

        var clock = text.AsSpan(0, zoneAt);
        if (clock[10] is not ('T' or 't' or ' ') || (clock.Length > 19 && (clock[19] != '.' || clock.Length is < 21 or > 29)))
        {
            return false;
        }

        foreach (var digit in clock[Math.Min(20, clock.Length)..])
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }
        }

        var kept = clock[..Math.Min(clock.Length, 20 + TickDigits)];
        var zone = zoneAt == text.Length - 1 ? "+00:00" : text[zoneAt..];
        return DateTimeOffset.TryParseExact(
            string.Concat(kept[..10], "T", kept[11..], zone),
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out time);
    }
}
