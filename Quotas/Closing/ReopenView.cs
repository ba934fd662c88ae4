using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Editing;

namespace EnergyQuota.Quotas.Closing;

/// <summary>What reopening a month meets and would move.</summary>
/// <param name="Blocks">Why it cannot be reopened, or only with a second reason.</param>
/// <param name="Differences">Its registers of which something else is known now: those figures move to what is known.</param>
/// <param name="Shared">How many of its registers stay closed because another institution's closing covers them.</param>
/// <param name="Verdicts">The current verdicts of the year: what moves, and which are no longer final.</param>
/// <param name="YearReopens">The year is closed and would be reopened too.</param>
public sealed record ReopenView(
    IReadOnlyList<ReopenBlock> Blocks, IReadOnlyList<PendingAdjustmentRow> Differences, int Shared, IReadOnlyList<Verdict> Verdicts, bool YearReopens);

/// <summary>What became of reopening.</summary>
/// <param name="Result">Done, or why not.</param>
/// <param name="Blocks">Why it cannot be reopened; empty where nothing blocks.</param>
public sealed record ReopenResult(EditResult Result, IReadOnlyList<ReopenBlock> Blocks);
