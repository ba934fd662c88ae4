using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EnergyQuota.Ingest.Profiles.Formats;

/// <summary>Telegrams of OBIS lines, such as DSMR P1 5.0: <c>1-0:1.8.1(000427.708*kWh)</c>.</summary>
/// <remarks>
/// The document holds for each code an array of its groups, each with <c>value</c> and, where a star parts them, <c>unit</c>;
/// the identification after the slash stands under <c>id</c>. Where the telegram ends with a checksum it must be right.
/// Source: DSMR P1 companion standard 5.0.2, chapter 6 (telegram and CRC16) and 7 (codes).
/// </remarks>
internal static class ObisTelegram
{
    private const int MostCodes = 1_000;

    /// <summary>Reads a telegram, or single lines of one.</summary>
    /// <exception cref="FormatException">A line is not of this form, a code stands twice, or the checksum is wrong.</exception>
    public static JsonDocument Read(string text)
    {
        DemandChecksum(text);
        var id = "";
        var codes = new Dictionary<string, List<(string Value, string? Unit)>>(StringComparer.Ordinal);
        string? last = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (line[0] == '!')
            {
                break;
            }

            if (line[0] == '/')
            {
                id = line[1..];
            }
            else if (line[0] == '(' && last is not null)
            {
                // DSMR 2 and 3 put the gas value on a line of its own.
                codes[last].AddRange(Groups(line, 0));
            }
            else
            {
                var open = line.IndexOf('(', StringComparison.Ordinal);
                last = open > 0 ? line[..open] : throw new FormatException($"'{Short(line)}' is not code(value).");
                if (!codes.TryAdd(last, Groups(line, open)))
                {
                    throw new FormatException($"'{Short(last)}' stands twice.");
                }
            }
        }

        return codes.Count switch
        {
            0 => throw new FormatException("The telegram holds no line."),
            > MostCodes => throw new FormatException($"The telegram holds more than {MostCodes} codes."),
            _ => Document(id, codes),
        };
    }

    private static List<(string Value, string? Unit)> Groups(string line, int at)
    {
        var groups = new List<(string Value, string? Unit)>();
        while (at < line.Length)
        {
            var close = line.IndexOf(')', at);
            if (line[at] != '(' || close < 0)
            {
                throw new FormatException($"'{Short(line)}' is not code(value).");
            }

            var inside = line[(at + 1)..close];
            var star = inside.IndexOf('*', StringComparison.Ordinal);
            groups.Add(star < 0 ? (inside, null) : (inside[..star], inside[(star + 1)..]));
            at = close + 1;
        }

        return groups;
    }

    private static JsonDocument Document(string id, Dictionary<string, List<(string Value, string? Unit)>> codes) => PayloadDocuments.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        foreach (var (code, groups) in codes)
        {
            writer.WriteStartArray(code);
            foreach (var (value, unit) in groups)
            {
                writer.WriteStartObject();
                writer.WriteString("value", value);
                if (unit is not null)
                {
                    writer.WriteString("unit", unit);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    });

    // CRC16 with the polynomial x16 + x15 + x2 + 1, low bit first, over everything from the slash to the exclamation mark.
    private static void DemandChecksum(string text)
    {
        var (start, end) = (text.IndexOf('/', StringComparison.Ordinal), text.LastIndexOf('!'));
        if (start < 0 || end < start
            || !ushort.TryParse(text[(end + 1)..].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sent))
        {
            return;
        }

        uint crc = 0;
        foreach (var one in Encoding.UTF8.GetBytes(text[start..(end + 1)]))
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        if (crc != sent)
        {
            throw new FormatException($"The telegram's checksum is {sent:X4} and should be {crc:X4}.");
        }
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
