namespace EnergyQuota.Quotas.Evidence;

/// <summary>One step of the way from the readings to the grade.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Title">What happens in it.</param>
/// <param name="Lines">Its lines.</param>
public sealed record ExplainedStep(int Number, Bilingual Title, IReadOnlyList<ExplainedLine> Lines);

/// <summary>One line of a step: a formula with its numbers, what comes of it, and where the numbers are from.</summary>
/// <param name="What">What is computed or looked at.</param>
/// <param name="Formula">The formula with its numbers filled in; empty where nothing is computed.</param>
/// <param name="Result">What comes of it, exact; <see langword="null"/> where nothing is computed or nothing can be.</param>
/// <param name="Unit">The unit of <paramref name="Result"/>; empty where it has none.</param>
/// <param name="Source">The document, row or fact that the numbers stand in; empty where they come from the lines before.</param>
public sealed record ExplainedLine(Bilingual What, string Formula, decimal? Result, string Unit, Bilingual Source);
