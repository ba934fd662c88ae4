using EnergyQuota.Inspections.Law;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Inspections.Cases;

/// <summary>The deadlines that run, for pages and for alerts.</summary>
public interface IDeadlines
{
    /// <summary>Every deadline that runs or stands, the first to end first, those that stand last.</summary>
    /// <param name="scope">Who asks; cases it does not see are left out.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<OpenDeadline>> OpenAsync(Scope scope, CancellationToken cancellationToken);
}

/// <summary>A deadline that runs or stands.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Case">What it is about.</param>
/// <param name="State">Where it stands.</param>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Year">The year the case is about.</param>
/// <param name="ClockId">The number of the clock: with <paramref name="Stage"/> it names an alert that is raised once.</param>
/// <param name="Clock">What is waited for.</param>
/// <param name="Due">The last day in time, inclusive; <see langword="null"/>: the clock stands.</param>
/// <param name="DaysLeft">Calendar days from today to the last day: 0 on it, below 0 after it; <see langword="null"/>: the clock stands.</param>
/// <param name="Stage">How near it is.</param>
public sealed record OpenDeadline(
    long CaseId, CaseKind Case, CaseState State, string InstitutionCode, int Year, long ClockId, ClockKind Clock, DateOnly? Due, int? DaysLeft, DeadlineStage Stage)
{
    /// <summary>Whether the agency owes what is waited for: its own overdue step once missed. Otherwise the institution does.</summary>
    public bool IsOfAgency => Clock.IsOfAgency();
}

/// <summary>How near a deadline is.</summary>
public enum DeadlineStage
{
    /// <summary>More than <see cref="InspectionOptions.ApproachingDays"/> away.</summary>
    Running = 1,

    /// <summary>It ends within <see cref="InspectionOptions.ApproachingDays"/>.</summary>
    Approaching = 2,

    /// <summary>It has passed without what was owed.</summary>
    Missed = 3,

    /// <summary>The clock stands.</summary>
    Paused = 4,
}
