using System.Globalization;
using EnergyQuota.Documents.Content;

namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>Reads the tables and forms of a template.</summary>
internal static class TemplateTables
{
    private const int MostColumns = 10;
    private const int MostRowLines = 20;

    // Not the ideographic space, with which a form makes room.
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>A table: a row of headers, a row of dashes for widths and sides, a row with placeholders.</summary>
    public static TemplateNode? Table(int number, string rest, List<(int Number, string Text)> rows, FaultList faults)
    {
        var space = rest.IndexOfAny([' ', '\u3000', '\t']);
        var (list, caption) = space < 0 ? (rest, "") : (rest[..space], rest[space..].Trim());
        if (list.Length == 0)
        {
            return faults.Node(number, "@表格 后面要写列表名", "@表格 (table) must be followed by the name of a list");
        }

        if (rows.Count != 3)
        {
            return faults.Node(number, "表格要有三行：表头、划线、内容", "a table has three rows: headers, dashes, placeholders");
        }

        var headers = CellsOf(rows[0], faults);
        var columns = Columns(rows[1], headers.Count, i => headers[i].Fill(static _ => ""), faults);
        if (headers.Any(static header => header.Names.Any()))
        {
            faults.Add(rows[0].Number, "表头不能有占位符", "the headers cannot hold placeholders");
        }

        var cells = CellsOf(rows[2], faults);
        if (columns is null || cells.Count != headers.Count)
        {
            return columns is null ? null : faults.Node(rows[2].Number, $"应有 {headers.Count} 格", $"must have {headers.Count} cells");
        }

        return faults.Text(number, caption) is { } text ? new TableNode(number, list, text, 1, columns, [cells]) : null;
    }

    /// <summary>A form: a row of dashes for widths and sides, then rows as they are printed.</summary>
    public static TemplateNode? Form(int number, string rest, List<(int Number, string Text)> rows, FaultList faults)
    {
        var lines = 1;
        if (rest.Length > 0 && !(int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out lines) && lines is >= 1 and <= MostRowLines))
        {
            return faults.Node(number, $"@表单 后面只能写每行至少几行高，1 至 {MostRowLines}", $"@表单 (form) can be followed only by how many lines each row has room for, 1 to {MostRowLines}");
        }

        if (rows.Count < 2)
        {
            return faults.Node(number, "表单要有一行划线和至少一行内容", "a form has a row of dashes and at least one more");
        }

        var columns = Columns(rows[0], null, static _ => "", faults);
        var cells = rows.Skip(1).Select(row => (row.Number, Cells: CellsOf(row, faults))).ToList();
        foreach (var row in cells.Where(row => columns is not null && row.Cells.Count != columns.Count))
        {
            faults.Add(row.Number, $"应有 {columns!.Count} 格", $"must have {columns.Count} cells");
        }

        return columns is null ? null : new TableNode(number, null, TemplateText.Parse("")!, lines, columns, [.. cells.Select(static row => row.Cells)]);
    }

    // |----|:-:|--:| : the more dashes the wider; a colon at the right, or at both ends, says where texts stand.
    private static List<Column>? Columns((int Number, string Text) row, int? count, Func<int, string> header, FaultList faults)
    {
        var marks = Split(row.Text);
        if (marks.Count is 0 or > MostColumns || marks.Any(static mark => mark.Trim(':').Length == 0 || mark.Trim(':').Any(static c => c != '-') || mark.Length > 100))
        {
            faults.Add(row.Number, $"划线行写作 |----|:-:|--:|，1 至 {MostColumns} 列", $"the row of dashes is written |----|:-:|--:|, 1 to {MostColumns} columns");
            return null;
        }

        if (count is { } wanted && marks.Count != wanted)
        {
            faults.Add(row.Number, $"应有 {wanted} 格", $"must have {wanted} cells");
            return null;
        }

        return [.. marks.Select((mark, i) => new Column(
            header(i),
            mark.Count(static c => c == '-'),
            (mark[0], mark[^1]) switch
            {
                (':', ':') => Side.Centre,
                (_, ':') => Side.Right,
                _ => Side.Left,
            }))];
    }

    private static List<TemplateText> CellsOf((int Number, string Text) row, FaultList faults) =>
        [.. Split(row.Text).Select(cell => faults.Text(row.Number, cell) ?? TemplateText.Parse("")!)];

    private static List<string> Split(string row) => [.. row.Trim(Blanks)[1..].TrimEnd('|').Split('|').Select(static cell => cell.Trim(Blanks))];
}
