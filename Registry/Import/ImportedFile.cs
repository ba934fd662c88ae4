namespace EnergyQuota.Registry.Import;

/// <summary>What became of one file.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Added">Rows that were new.</param>
/// <param name="Changed">Rows that changed what was known.</param>
/// <param name="Unchanged">Rows that said what was known already.</param>
/// <param name="Errors">Why rows were not taken.</param>
/// <param name="ErrorFile">Where the rows that were not taken are listed, or <see langword="null"/> where all were.</param>
public sealed record ImportedFile(
    string File, int Added, int Changed, int Unchanged, IReadOnlyList<RowError> Errors, string? ErrorFile)
{
    /// <summary>Rows that were not taken.</summary>
    public int Rejected => Errors.Select(e => e.Row).Distinct().Count();
}
