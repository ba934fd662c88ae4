namespace EnergyQuota.Registry.Import;

/// <summary>How the rows of one kind of file are taken.</summary>
internal interface IRowImport
{
    /// <summary>The file's name without <c>.csv</c>; a file may carry more behind a hyphen, as <c>bills-2026.csv</c>.</summary>
    string Name { get; }

    /// <summary>The columns that must be there.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Loads what the rows are compared with. Called once per file, before the rows.</summary>
    Task LoadAsync(ImportBatch batch, CancellationToken cancellationToken);

    /// <summary>Takes one row, or puts its faults into it; a row with faults may change nothing.</summary>
    void Take(CsvRow row, ImportBatch batch);
}
