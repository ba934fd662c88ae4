using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace EnergyQuota.Registry.Import;

/// <summary>Reads a CSV file (UTF-8, or GB18030 as Chinese spreadsheets write it; comma; header line) into rows.</summary>
internal static class CsvTable
{
    public static IReadOnlyList<CsvRow> Read(string path, IReadOnlyList<string> required, List<RowError> errors)
    {
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
            BadDataFound = null,
            MissingFieldFound = null,
        };
        var file = Path.GetFileName(path);
        using var reader = new StreamReader(path, EncodingOf(path));
        using var csv = new CsvReader(reader, settings);
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } header)
        {
            errors.Add(new RowError(file, 1, "", "", "the file is empty; its first line must name the columns", ""));
            return [];
        }

        var missing = required.Except(header, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            errors.Add(new RowError(file, 1, missing[0], "", $"these columns are missing: {string.Join(", ", missing)}", string.Join(',', header)));
            return [];
        }

        var rows = new List<CsvRow>();
        while (csv.Read())
        {
            var cells = new Dictionary<string, string>(header.Length, StringComparer.Ordinal);
            for (var i = 0; i < header.Length; i++)
            {
                cells[header[i]] = csv.TryGetField<string>(i, out var cell) ? cell ?? "" : "";
            }

            rows.Add(new CsvRow(file, csv.Parser.RawRow, cells, csv.Parser.RawRecord.TrimEnd()));
        }

        return rows;
    }

    // Text that is no UTF-8 would be read as replacement characters and stored as names: so it is tried strictly first.
    private static Encoding EncodingOf(string path)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        try
        {
            using var reader = new StreamReader(path, strict);
            var buffer = new char[16_384];
            while (reader.Read(buffer) > 0)
            {
                // Only whether it can be decoded matters here.
            }

            return strict;
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        }
    }
}
