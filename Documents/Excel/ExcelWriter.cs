using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Packing;
using Table = EnergyQuota.Documents.Content.Table;

namespace EnergyQuota.Documents.Excel;

/// <summary>Writes the tables of a paper as a workbook, one sheet each, ready to print: header row frozen and bold, one page wide.</summary>
public static class ExcelWriter
{
    private const int LongestSheetName = 31;

    /// <summary>Writes a paper's tables. The same paper gives the same bytes.</summary>
    /// <param name="paper">A paper with at least one table.</param>
    /// <exception cref="ArgumentException">The paper has no table; a workbook needs a sheet.</exception>
    public static byte[] Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var tables = paper.Blocks.OfType<Table>().Where(table => !table.PaperOnly).ToList();
        if (tables.Count == 0)
        {
            throw new ArgumentException("A workbook needs at least one table.", nameof(paper));
        }

        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            Fill(document, paper, tables);
        }

        return RepeatablePackage.Of(stream);
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
}
