using EnergyQuota.Documents.Content;

namespace EnergyQuota.Inspections.Papers.Filling;

/// <summary>A paper made of a template and values, or why there is none.</summary>
/// <param name="Paper">The paper; <see langword="null"/> where anything is wrong.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record FilledPaper(Paper? Paper, IReadOnlyList<PaperFault> Faults);
