using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Inspections.Cases;

/// <summary>All facts of a case as an account sees them: what a page shows and what a paper is filled from.</summary>
/// <param name="File">The case; for an account of the institution without what happened before it came to know of it.</param>
/// <param name="Institution">The institution it is about.</param>
/// <param name="Today">The day, in the site's zone.</param>
public sealed record CaseRecord(CaseFile File, Institution Institution, DateOnly Today)
{
    /// <summary>The verdict it rests on, as it was; <see langword="null"/>: none.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Whether that verdict no longer says over.</summary>
    public bool VerdictLapsed { get; init; }

    /// <summary>The numbers of the violations that stand.</summary>
    public IReadOnlyList<int> StandingViolations { get; init; } = [];

    /// <summary>The moves that this account may make now, or could once what is missing holds.</summary>
    public IReadOnlyList<OpenMove> Moves { get; init; } = [];

    /// <summary>The case from which it came, where this account sees it.</summary>
    public CaseLink? Parent { get; init; }

    /// <summary>The cases that came from it and that this account sees.</summary>
    public IReadOnlyList<CaseLink> Children { get; init; } = [];

    /// <summary>The local rule under which it goes on, or <see langword="null"/>.</summary>
    public LocalRule? LocalRule { get; init; }

    /// <summary>The cases that may be opened from it by this account.</summary>
    public IReadOnlyList<CaseKind> MayOpen { get; init; } = [];

    /// <summary>How the last day of a clock was computed, step by step.</summary>
    /// <param name="clock">A clock of the case.</param>
    public static IReadOnlyList<DeadlineStep> StepsOf(CaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return CaseClocks.Steps(clock.StepsJson);
    }
}

/// <summary>A move from the state of a case.</summary>
/// <param name="Rule">The row of the law.</param>
/// <param name="Missing">What does not hold yet; <see langword="null"/>: it may be made now.</param>
public sealed record OpenMove(MoveRule Rule, Precondition? Missing);

/// <summary>A case that another one names.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="State">Where it stands.</param>
public sealed record CaseLink(long Id, CaseKind Kind, CaseState State);
