using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EnergyQuota.Documents.Content;
using Table = EnergyQuota.Documents.Content.Table;

namespace EnergyQuota.Documents.Excel;

/// <summary>Writes the tables of a paper as a workbook, one sheet each, ready to print: header row frozen and bold, one page wide.</summary>
public static partial class ExcelWriter
{
    private const int LongestSheetName = 31;
    private const string FixedPart = "docProps/core.psmdcp";

    // The earliest instant that a ZIP file can hold: an entry has no need of a date, and a fixed one gives the same bytes.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a paper's tables. The same paper gives the same bytes.</summary>
    /// <param name="paper">A paper with at least one table.</param>
    /// <exception cref="ArgumentException">The paper has no table; a workbook needs a sheet.</exception>
    public static byte[] Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var tables = paper.Blocks.OfType<Table>().ToList();
        if (tables.Count == 0)
        {
            throw new ArgumentException("A workbook needs at least one table.", nameof(paper));
        }

        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            Fill(document, paper, tables);
        }

        return Repeatable(stream);
    }

    private static void Fill(SpreadsheetDocument document, Paper paper, List<Table> tables)
    {
        var properties = document.PackageProperties;
        properties.Title = paper.Title;
        properties.Creator = paper.Author;
        properties.Language = paper.Language;
        properties.Created = paper.Created.UtcDateTime;
        properties.Modified = paper.Created.UtcDateTime;

        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = WorkbookStyles.Make();
        var sheets = new Sheets();
        var names = new DefinedNames();
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < tables.Count; i++)
        {
            var id = $"sheet{i + 1}";
            workbook.AddNewPart<WorksheetPart>(id).Worksheet = WorkbookSheet.Make(paper, tables[i]);
            var name = SheetName(tables[i].Name, used);
            var last = WorkbookSheet.Letters(tables[i].Columns.Count - 1);
            var quoted = $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
            sheets.Append(new Sheet { Id = id, SheetId = (uint)i + 1, Name = name });
            names.Append(
                new DefinedName($"{quoted}!$A$1:${last}${WorkbookSheet.LastRow(tables[i])}") { Name = "_xlnm.Print_Area", LocalSheetId = (uint)i },
                new DefinedName($"{quoted}!${WorkbookSheet.HeaderRow}:${WorkbookSheet.HeaderRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
        }

        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), sheets, names);
    }

    /// <summary>A name that a sheet may bear and that no other sheet bears.</summary>
    private static string SheetName(string name, HashSet<string> used)
    {
        var allowed = string.Concat(name.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' ? ' ' : c)).Trim('\'', ' ');
        allowed = allowed.Length > LongestSheetName ? allowed[..LongestSheetName] : allowed;
        for (var number = 2; !used.Add(allowed); number++)
        {
            var tail = $" {number}";
            allowed = allowed[..Math.Min(allowed.Length, LongestSheetName - tail.Length)] + tail;
        }

        return allowed;
    }

    /// <summary>Packs the parts again without what differs from one writing to the next: dates of entries, a random name and random numbers.</summary>
    private static byte[] Repeatable(MemoryStream written)
    {
        written.Position = 0;
        using var result = new MemoryStream();
        using (var from = new ZipArchive(written, ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(RandomPart().Replace(entry.FullName, FixedPart), CompressionLevel.Optimal);
                copy.LastWriteTime = NoDate;
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                var content = reader.ReadToEnd();
                using var writer = new StreamWriter(copy.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                writer.Write(entry.FullName switch
                {
                    "[Content_Types].xml" => RandomPart().Replace(content, FixedPart),
                    "_rels/.rels" => WithFixedIds(RandomPart().Replace(content, FixedPart)),
                    _ => content,
                });
            }
        }

        return result.ToArray();
    }

    private static string WithFixedIds(string relationships)
    {
        var number = 0;
        return RandomId().Replace(relationships, _ => $"Id=\"rId{++number}\"");
    }

    [GeneratedRegex("package/services/metadata/core-properties/[0-9a-f]+\\.psmdcp")]
    private static partial Regex RandomPart();

    [GeneratedRegex("Id=\"R[0-9a-f]+\"")]
    private static partial Regex RandomId();
}
