namespace EnergyQuota.Inspections.Calendars;

/// <summary>What a deadline is counted from.</summary>
/// <param name="Start">The day of service; the day after it is the first that counts.</param>
/// <param name="Days">How many days there are, 1 to 3660, extensions not counted.</param>
/// <param name="Unit">Which days count.</param>
/// <param name="LastDayMoves">Whether a last day that is no working day moves to the next working day.</param>
public sealed record DeadlineTerms(DateOnly Start, int Days, DayUnit Unit, bool LastDayMoves)
{
    /// <summary>When the clock stood; no day of them counts.</summary>
    public IReadOnlyList<ClockPause> Pauses { get; init; } = [];

    /// <summary>Days granted on top, in the same unit; each 1 or more.</summary>
    public IReadOnlyList<int> Extensions { get; init; } = [];
}

/// <summary>A time in which a clock stands (中止).</summary>
/// <param name="From">The first day that does not count.</param>
/// <param name="To">The last day that does not count; <see langword="null"/>: the clock still stands.</param>
/// <param name="Reason">Why.</param>
public sealed record ClockPause(DateOnly From, DateOnly? To, string Reason)
{
    /// <summary>Whether the clock stands on a day.</summary>
    /// <param name="day">The day.</param>
    public bool Holds(DateOnly day) => day >= From && (To is null || day <= To);
}
