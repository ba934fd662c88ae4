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
}
