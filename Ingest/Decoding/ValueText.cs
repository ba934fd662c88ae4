using System.Globalization;
using System.Text;
using EnergyQuota.Metering;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>Reads values and times exactly as written; what cannot be read is never taken for 0 or for now.</summary>
internal static class ValueText
{
    private const int LongestNumber = 64;
    private const int LongestTime = 35;
    private const int TickDigits = 7;
    private const int MostDigits = 9;

    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a decimal number with optional sign, point and exponent; nothing else (no NaN, no grouping).</summary>
    public static bool TryDecimal(string text, out decimal value)
    {
        value = 0m;
        return text.Length is > 0 and <= LongestNumber && decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The same of UTF-8.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0m;
        return text.Length is > 0 and <= LongestNumber && decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out value);
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
        Span<byte> bytes = stackalloc byte[LongestTime];
        return Encoding.UTF8.TryGetBytes(text, bytes, out var length) && TryTime(bytes[..length], out time);
    }

    /// <summary>The same of UTF-8.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length is < 20 or > LongestTime
            || !TryDate(text, out var ticks)
            || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || !TryTwo(text, 11, 23, out var hour) || text[13] != ':'
            || !TryTwo(text, 14, 59, out var minute) || text[16] != ':'
            || !TryTwo(text, 17, 59, out var second))
        {
            return false;
        }

        var at = 19;
        if (!TryFraction(text, ref at, out var fraction) || !TryOffset(text[at..], out var offset))
        {
            return false;
        }

        ticks += (((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + fraction;
        if (ticks - offset.Ticks < 0 || ticks - offset.Ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset(ticks, offset);
        return true;
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (!TryTwo(text, 0, 99, out var century) || !TryTwo(text, 2, 99, out var year) || text[4] != '-'
            || !TryTwo(text, 5, 12, out var month) || text[7] != '-' || !TryTwo(text, 8, 31, out var day))
        {
            return false;
        }

        year += century * 100;
        if (year == 0 || month == 0 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        ticks = new DateTime(year, month, day).Ticks;
        return true;
    }

    // One to nine digits behind a point, or none at all.
    private static bool TryFraction(ReadOnlySpan<byte> text, ref int at, out long ticks)
    {
        ticks = 0;
        if (text[at] != '.')
        {
            return true;
        }

        var first = ++at;
        while (at < text.Length && at - first <= MostDigits && char.IsAsciiDigit((char)text[at]))
        {
            ticks = at - first < TickDigits ? (ticks * 10) + (text[at] - '0') : ticks;
            at++;
        }

        for (var digits = at - first; digits < TickDigits; digits++)
        {
            ticks *= 10;
        }

        return at - first is > 0 and <= MostDigits;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text.Length == 1)
        {
            return text[0] is (byte)'Z' or (byte)'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryTwo(text, 1, 14, out var hours) || !TryTwo(text, 4, 59, out var minutes) || (hours * 60) + minutes > 14 * 60)
        {
            return false;
        }

        offset = TimeSpan.FromMinutes((hours * 60) + minutes) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryTwo(ReadOnlySpan<byte> text, int at, int largest, out int number)
    {
        var (tens, ones) = (text[at] - '0', text[at + 1] - '0');
        number = (tens * 10) + ones;
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 && number <= largest;
    }
}
