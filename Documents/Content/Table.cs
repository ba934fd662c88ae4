namespace EnergyQuota.Documents.Content;

/// <summary>A table of cells. A table without rows says so instead of printing nothing.</summary>
public sealed record Table : Block
{
    /// <summary>A short name: the caption on paper and the sheet's name in a workbook.</summary>
    public required string Name { get; init; }

    /// <summary>The columns from left to right, at least one.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>The rows; each has as many cells as there are columns.</summary>
    public required IReadOnlyList<IReadOnlyList<Cell>> Rows { get; init; }

    /// <summary>What is printed in place of rows when there are none.</summary>
    public required string EmptyText { get; init; }

    /// <summary>Notes below the table, one per line. Default: none.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the table appears only in a workbook, being too long for paper (daily values behind a chart). Default: no.</summary>
    public bool WorkbookOnly { get; init; }

    /// <summary>Whether the table is left out of a workbook, whose sheet of another table has the same rows. Default: no.</summary>
    public bool PaperOnly { get; init; }

    /// <summary>Whether <see cref="Name"/> is printed above the table. Default: yes.</summary>
    public bool ShowsName { get; init; } = true;

    /// <summary>Whether the columns' headers are printed; a form of labels and answers has none. Default: yes.</summary>
    public bool ShowsHeader { get; init; } = true;

    /// <summary>How many lines each row has room for at least, 1 to 20; more where something is to be written in by hand. Default: 1.</summary>
    public int RowLines { get; init; } = 1;
}
