using System.Text;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Comma-separated values as packs hold them: UTF-8 with a mark (so that spreadsheets show Chinese), line feeds, a header.</summary>
internal static class CsvTable
{
    /// <summary>How text is encoded.</summary>
    public static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>A whole table.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The rows.</param>
    public static byte[] Of(string header, IEnumerable<string?[]> rows)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(cell => Quote(cell ?? ""))).Append('\n');
        }

        return [.. Encoding.GetPreamble(), .. Encoding.GetBytes(text.ToString())];
    }

    /// <summary>Words that somebody chose: what a spreadsheet would take for a formula is made text.</summary>
    /// <param name="words">The words.</param>
    public static string Words(string? words) => words is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{words}" : words ?? "";

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
