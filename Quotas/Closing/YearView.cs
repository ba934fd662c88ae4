using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Editing;

namespace EnergyQuota.Quotas.Closing;

/// <summary>An institution's year as it is closed, or as it would be closed now.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Head">The closing, or <see langword="null"/> where it is open.</param>
/// <param name="Earlier">Closings of this year that were reopened, oldest first.</param>
/// <param name="Months">The months in which the institution was.</param>
/// <param name="Verdicts">The current verdicts of the year, and those that the closing made final where others came since; ordered by indicator and revision.</param>
/// <param name="Blocks">Why it cannot be closed; empty where it may be, or is.</param>
/// <param name="Digest">SHA-256 over its months and verdicts; see <see cref="YearClosing.DigestOf"/>.</param>
public sealed record YearView(
    string InstitutionCode, int Year, YearClosing? Head, IReadOnlyList<YearClosing> Earlier, IReadOnlyList<YearMonth> Months, IReadOnlyList<Verdict> Verdicts,
    IReadOnlyList<YearBlock> Blocks, string Digest)
{
    /// <summary>The edition of the head, or the one that closing would make.</summary>
    public int Edition => Head?.Edition ?? (Earlier.Count == 0 ? 1 : Earlier[^1].Edition + 1);

    /// <summary>The months and verdicts that are there now are those that were closed.</summary>
    public bool IsProved => Head is not null && Head.Digest == Digest;
}

/// <summary>A month of a year.</summary>
/// <param name="Month">The month.</param>
/// <param name="Head">Its closing, or <see langword="null"/> where it is open.</param>
public sealed record YearMonth(Month Month, PeriodClosing? Head);

/// <summary>What became of closing a year.</summary>
/// <param name="Result">Done, unchanged (it was closed already), or why not; a conflict where it no longer is what was previewed.</param>
/// <param name="Blocks">Why it cannot be closed; empty where nothing blocks.</param>
public sealed record YearResult(EditResult Result, IReadOnlyList<YearBlock> Blocks);
