namespace EnergyQuota.Inspections.Calendars;

/// <summary>A deadline and how it was computed.</summary>
/// <param name="Due">The last day in time, inclusive; <see langword="null"/> while the clock stands or where a calendar is missing.</param>
/// <param name="MissingYear">The first year that is needed and was not entered; <see langword="null"/>: none.</param>
/// <param name="Steps">The way from the day of service to <see cref="Due"/>, without gaps.</param>
public sealed record DeadlineResult(DateOnly? Due, int? MissingYear, IReadOnlyList<DeadlineStep> Steps);

/// <summary>Days one after another that are treated alike in a computation.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them, inclusive.</param>
/// <param name="Kind">How they are treated.</param>
/// <param name="Note">The holiday's name in Chinese or the pause's reason; may be empty.</param>
/// <param name="Counted">How many days have been counted after them.</param>
public sealed record DeadlineStep(DateOnly From, DateOnly To, StepKind Kind, string Note, int Counted);

/// <summary>How days are treated in the computation of a deadline. The numbers are stored and never reused.</summary>
public enum StepKind
{
    /// <summary>The day of service, which does not count.</summary>
    Served = 1,

    /// <summary>Counted.</summary>
    Counted = 2,

    /// <summary>A make-up day, counted as a working day.</summary>
    MakeUp = 3,

    /// <summary>A weekend, not counted.</summary>
    Weekend = 4,

    /// <summary>A public holiday, not counted.</summary>
    Holiday = 5,

    /// <summary>The clock stands, not counted.</summary>
    Paused = 6,

    /// <summary>The last day was reached on a day of rest; it moves past these days.</summary>
    Moved = 7,

    /// <summary>The last day.</summary>
    Due = 8,
}
