namespace EnergyQuota.Registry.Import;

/// <summary>What became of one file.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Added">Rows that were new.</param>
/// <param name="Changed">Rows that changed what was known.</param>
/// <param name="Unchanged">Rows that said what was known already.</param>
/// <param name="Rejected">Rows that were not taken.</param>
/// <param name="ErrorCount">How many faults these rows have; a row may have several.</param>
/// <param name="Errors">The first faults in the order of the file, at most <see cref="ErrorsKept"/>.</param>
/// <param name="ErrorFile">Where all faults are listed, or <see langword="null"/> where there are none.</param>
public sealed record ImportedFile(
    string File, int Added, int Changed, int Unchanged, int Rejected, long ErrorCount, IReadOnlyList<RowError> Errors, string? ErrorFile)
{
    /// <summary>How many faults of a file are kept to be shown; the file beside it lists all.</summary>
    public const int ErrorsKept = 1_000;
}
