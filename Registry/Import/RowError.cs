namespace EnergyQuota.Registry.Import;

/// <summary>Why one row of a file was not taken.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Row">The line number in the file, the header being line 1.</param>
/// <param name="Column">The column at fault; empty where the row as a whole is.</param>
/// <param name="Value">What stood there.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Original">The row as it stood in the file.</param>
public sealed record RowError(string File, int Row, string Column, string Value, string Reason, string Original);
