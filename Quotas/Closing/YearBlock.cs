using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Closing;

/// <summary>A reason why a year cannot be closed as things are.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Month">The month that it speaks of, or <see langword="null"/>.</param>
/// <param name="Register">The register that it speaks of, or <see langword="null"/>.</param>
/// <param name="Indicator">The indicator whose verdict it speaks of, or <see langword="null"/>.</param>
/// <param name="Reason">Why it cannot be judged, as verdicts keep it: a <see cref="Assessment.CannotJudgeReason"/> and what is missing; otherwise empty.</param>
public sealed record YearBlock(YearBlockKind Kind, Month? Month = null, RegisterId? Register = null, QuotaIndicator? Indicator = null, string Reason = "")
{
    /// <summary>What blocks the month itself; only for <see cref="YearBlockKind.MonthOpen"/>. Empty: it can be closed.</summary>
    public IReadOnlyList<ClosingBlock> OfMonth { get; init; } = [];

    /// <summary>An officer may accept it by name: it is a finding of its own, and work may not be able to mend it.</summary>
    public bool MayAccept => Kind is YearBlockKind.FindingOpen or YearBlockKind.CannotJudge;

    /// <summary>What it speaks of, the same each time.</summary>
    public string Subject => string.Join(' ', ((string?[])[Month?.ToString(), Register?.ToString(), Indicator?.ToString(), Reason]).Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Whether an acceptance speaks of just this.</summary>
    /// <param name="acceptance">What is accepted by name.</param>
    public bool IsMetBy(YearAcceptance acceptance)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        return MayAccept && Kind == acceptance.Kind && Subject == acceptance.Subject;
    }
}

/// <summary>Something that an officer accepts by name when a year is closed.</summary>
/// <param name="Kind">What kind of reason.</param>
/// <param name="Subject">The <see cref="YearBlock.Subject"/>.</param>
/// <param name="Reason">Why it is accepted; 1 to 400 characters.</param>
public sealed record YearAcceptance(YearBlockKind Kind, string Subject, string Reason);

/// <summary>Why a year cannot be closed. The numbers are stored and never reused.</summary>
public enum YearBlockKind
{
    /// <summary>The year is not over.</summary>
    TooSoon = 1,

    /// <summary>The institution was not in being on any day of it.</summary>
    NotInBeing = 2,

    /// <summary>A month in which the institution was is not closed.</summary>
    MonthOpen = 3,

    /// <summary>A disturbance of a register of the boundary waits for an officer's decision.</summary>
    FindingOpen = 4,

    /// <summary>Something else is known of a closed month and not booked.</summary>
    AdjustmentPending = 5,

    /// <summary>The stored verdicts are not what the facts of today give: the assessment has not caught up.</summary>
    VerdictWaits = 6,

    /// <summary>The year cannot be judged: area or people are missing for a day, no row fits, or the data have gaps.</summary>
    CannotJudge = 7,
}
