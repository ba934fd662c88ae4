using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;

namespace EnergyQuota.Quotas.Closing;

/// <summary>An institution's month as it is closed, or as it would be closed now.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Month">The month.</param>
/// <param name="Head">The closing, or <see langword="null"/> where it is open.</param>
/// <param name="Registers">Its registers, in order: as closed, or as they would be.</param>
/// <param name="Blocks">Why it cannot be closed without acceptance or at all; empty where it may be, or is.</param>
/// <param name="Digest">SHA-256 over the registers. For a closed month it equals the head's, or the ledger is not what was closed.</param>
/// <param name="FormulaJson">The boundary formula as it is now.</param>
/// <param name="Earlier">Closings of this month that were reopened, oldest first.</param>
public sealed record ClosingView(
    string InstitutionCode, Month Month, PeriodClosing? Head, IReadOnlyList<RegisterMonth> Registers, IReadOnlyList<ClosingBlock> Blocks, string Digest, string FormulaJson,
    IReadOnlyList<PeriodClosing> Earlier)
{
    /// <summary>The edition of the head, or the one that closing would make.</summary>
    public int Edition => Head?.Edition ?? (Earlier.Count == 0 ? 1 : Earlier[^1].Edition + 1);

    /// <summary>Open, and nothing blocks.</summary>
    public bool CanClose => Head is null && Blocks.Count == 0;

    /// <summary>What is closed is proved by the head's digest.</summary>
    public bool IsProved => Head is not null && Head.Digest == Digest;

    /// <summary>The boundary formula was changed for this month after it was closed.</summary>
    public bool FormulaChanged => Head is not null && Head.FormulaJson != FormulaJson;
}

/// <summary>What became of a closing.</summary>
/// <param name="Result">Done, unchanged (it was closed already), or why not; a conflict where it no longer is what was previewed.</param>
/// <param name="Blocks">Why it cannot be closed; empty where nothing blocks.</param>
public sealed record ClosingResult(Registry.Editing.EditResult Result, IReadOnlyList<ClosingBlock> Blocks);
