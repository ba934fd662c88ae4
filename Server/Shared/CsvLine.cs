using System.Text;

namespace EnergyQuota.Server.Shared;

/// <summary>Splits a line of comma-separated values; quoted fields may hold commas and doubled quotes, not line breaks.</summary>
internal static class CsvLine
{
    /// <summary>The fields of a line.</summary>
    public static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }

    /// <summary>A field that others chose, such as a topic: what a spreadsheet would take for a formula is made text.</summary>
    public static string Cell(string field) => Quote(field is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + field : field);

    /// <summary>A field as it is written into a file.</summary>
    public static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\n\r") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
