using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace EnergyQuota.Registry.Import;

/// <summary>Reads a CSV file (UTF-8, or GB18030 as Chinese spreadsheets write it; comma; header line) row by row.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvReader _csv;
    private readonly string _file;
    private readonly string _path;
    private readonly Encoding _encoding;

    private CsvTable(string path)
    {
        (_file, _path, _encoding) = (Path.GetFileName(path), path, EncodingOf(path));
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
            BadDataFound = null,
            MissingFieldFound = null,
        };
        _csv = new CsvReader(new StreamReader(path, _encoding), settings);
    }

    /// <summary>What is wrong with the header; the file has no rows then.</summary>
    public RowError? Fault { get; private set; }

    /// <summary>A quotation mark that opens and is not closed; known after the rows were read, which end before it.</summary>
    public RowError? Unclosed { get; private set; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">The columns that must be there.</param>
    public static CsvTable Open(string path, IReadOnlyList<string> required)
    {
        var table = new CsvTable(path);
        table.Fault = table.ReadHeader(required);
        return table;
    }

    /// <summary>The rows, each read when it is asked for; once only.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        if (Fault is not null)
        {
            yield break;
        }

        // Of two columns of one name the last one counts.
        var header = _csv.HeaderRecord!;
        var columns = new Dictionary<string, int>(header.Length, StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
        {
            columns[header[i]] = i;
        }

        for (var before = _csv.Parser.RawRow; _csv.Read(); before = _csv.Parser.RawRow)
        {
            Unclosed = FindUnclosed(before);
            if (Unclosed is not null)
            {
                yield break;
            }

            var cells = new string[Math.Min(header.Length, _csv.Parser.Count)];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = _csv.GetField(i) ?? "";
            }

            yield return new CsvRow(_file, _csv.Parser.RawRow, columns, cells, _csv.Parser.RawRecord.TrimEnd());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private RowError? ReadHeader(IReadOnlyList<string> required)
    {
        if (!_csv.Read() || !_csv.ReadHeader() || _csv.HeaderRecord is not { } header)
        {
            return new RowError(_file, 1, "", "", "the file is empty; its first line must name the columns", "");
        }

        var missing = required.Except(header, StringComparer.Ordinal).ToList();
        return missing.Count > 0
            ? new RowError(_file, 1, missing[0], "", $"these columns are missing: {string.Join(", ", missing)}", string.Join(',', header))
            : null;
    }

    // A row over several lines is one only because of a quoted cell, in which quotation marks are written twice. An odd number of
    // them means that one is missing: the cell would go on to the next quotation mark, or to the end of the file.
    private RowError? FindUnclosed(int before)
    {
        var raw = _csv.Parser.RawRecord.TrimEnd('\r', '\n');
        if (!raw.Contains('\n', StringComparison.Ordinal) || raw.AsSpan().Count('"') % 2 == 0)
        {
            return null;
        }

        var first = raw[..raw.IndexOf('\n', StringComparison.Ordinal)].TrimEnd('\r');

        // Blank lines between the rows are in neither of them, so the line is looked for.
        var line = File.ReadLines(_path, _encoding).Skip(before).TakeWhile(text => text != first).Count() + before + 1;
        return new RowError(
            _file, line, "", "", "a quotation mark opens in this line and is not closed; nothing from here on was taken", first);
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
