using System.Buffers;
using System.Globalization;
using System.Text;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Names of meters and registers as tag values.</summary>
/// <remarks>
/// Line protocol 1.x cannot hold a line break, nor a backslash before a character that is itself escaped or at the
/// end. So control characters, the backslash and the percent sign are stored as <c>%</c> and two hexadecimal digits; every
/// other name is stored as it is. The form is reversible, and in it two names are never the same.
/// </remarks>
internal static class InfluxName
{
    private static readonly SearchValues<char> Coded =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(static control => (char)control), '%', '\\', '\u007f']);

    private static readonly SearchValues<char> Escaped = SearchValues.Create(", =");

    /// <summary>The tag value of a name.</summary>
    public static string Encode(string name)
    {
        if (!name.AsSpan().ContainsAny(Coded))
        {
            return name;
        }

        var text = new StringBuilder();
        foreach (var c in name)
        {
            _ = IsCoded(c) ? text.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}") : text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>A name as a tag value within a line.</summary>
    public static string InLine(string name)
    {
        var text = Encode(name);
        return !text.AsSpan().ContainsAny(Escaped)
            ? text
            : text.Replace(",", "\\,", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal);
    }

    /// <summary>A name as a string within a query, quotes included.</summary>
    public static string InQuery(string name) => $"'{Encode(name).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static bool IsCoded(char c) => Coded.Contains(c);
}
