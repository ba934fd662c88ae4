namespace EnergyQuota.Registry.Import;

/// <summary>How the rows of one kind of file are taken.</summary>
internal interface IRowImport
{
    /// <summary>The file's name without <c>.csv</c>; a file may carry more behind a hyphen, as <c>bills-2026.csv</c>.</summary>
    string Name { get; }

    /// <summary>The columns that must be there.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>
    /// Loads what a chunk's rows are compared with, and forgets what was loaded before. It loads only what the rows refer to,
    /// so that memory does not grow with the registry, and in a few queries for all rows.
    /// </summary>
    Task LoadAsync(ImportBatch batch, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken);

    /// <summary>Takes one row, or puts its faults into it; a row with faults may change nothing.</summary>
    void Take(CsvRow row, ImportBatch batch);
}
