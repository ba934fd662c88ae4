namespace EnergyQuota.Quotas.Standards;

/// <summary>What came of importing a file: good rows are taken, the others named.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Taken">Rows of the file that are now in the database as the file says.</param>
/// <param name="Changed">Rows among them that were new or differed; 0 when the same file comes again.</param>
/// <param name="Errors">What was not taken.</param>
public sealed record ImportReport(string File, int Taken, int Changed, IReadOnlyList<ImportError> Errors);

/// <summary>Why something of a file was not taken.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Place">The row: its key, or its number from 1 where it has none; for a file that cannot be read, the line.</param>
/// <param name="Field">The field, as written in the file; empty for the whole row.</param>
/// <param name="Reason">The reason, for a person.</param>
public sealed record ImportError(string File, string Place, string Field, string Reason);
