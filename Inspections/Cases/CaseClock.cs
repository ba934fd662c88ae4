using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Cases;

/// <summary>A deadline of a case. What is stored is what was said: a calendar that is entered later changes no deadline by itself.</summary>
public sealed class CaseClock
{
    /// <summary>The number of the clock.</summary>
    public long Id { get; set; }

    /// <summary>The case.</summary>
    public long CaseId { get; set; }

    /// <summary>What it waits for.</summary>
    public required ClockKind Kind { get; set; }

    /// <summary>What became of it.</summary>
    public required ClockState State { get; set; }

    /// <summary>The day of service, which does not count.</summary>
    public required DateOnly Start { get; set; }

    /// <summary>How many days there are, extensions not counted.</summary>
    public required int Days { get; set; }

    /// <summary>Which days count.</summary>
    public required DayUnit Unit { get; set; }

    /// <summary>Whether a last day that is no working day moves.</summary>
    public required bool LastDayMoves { get; set; }

    /// <summary>Where the number of days comes from.</summary>
    public required string Source { get; set; }

    /// <summary>The last day in time, inclusive; <see langword="null"/> while it stands.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>How <see cref="Due"/> was computed: the <see cref="DeadlineStep"/>s as JSON.</summary>
    public required string StepsJson { get; set; }

    /// <summary>The day it ended, or <see langword="null"/>.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Pauses and extensions, in order.</summary>
    public List<ClockChange> Changes { get; set; } = [];

    /// <summary>What it is counted from.</summary>
    public DeadlineTerms Terms => new(Start, Days, Unit, LastDayMoves)
    {
        Pauses = [.. Changes.Where(static change => change.Days is null).Select(static change => new ClockPause(change.From!.Value, change.To, change.Reason))],
        Extensions = [.. Changes.Select(static change => change.Days).OfType<int>()],
    };
}

/// <summary>A pause or an extension of a clock.</summary>
public sealed class ClockChange
{
    /// <summary>The number of the change.</summary>
    public long Id { get; set; }

    /// <summary>The clock.</summary>
    public long ClockId { get; set; }

    /// <summary>Of an extension: how many days were granted. <see langword="null"/>: it is a pause.</summary>
    public int? Days { get; set; }

    /// <summary>Of a pause: the first day that does not count.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Of a pause: the last day that does not count; <see langword="null"/>: it stands.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Why; 1 to 4000 characters.</summary>
    public required string Reason { get; set; }

    /// <summary>Who decided it.</summary>
    public required string By { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; set; }
}
