using EnergyQuota.Registry.Files;

namespace EnergyQuota.Inspections.Papers.Register;

/// <summary>A file of an issued paper as it is handed out, or why it is not.</summary>
/// <param name="Paper">Its row; <see langword="null"/> where the scope sees none.</param>
/// <param name="Content">Its bytes, proved; <see langword="null"/> where <paramref name="Fault"/> says why.</param>
/// <param name="Fault">Why it is refused.</param>
public sealed record PaperContent(IssuedPaper? Paper, byte[]? Content, ArchiveFault? Fault);
