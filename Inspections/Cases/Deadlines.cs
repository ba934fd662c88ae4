using EnergyQuota.Inspections.Law;
using EnergyQuota.Metering;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Deadlines from the state database.</summary>
/// <param name="states">The state database.</param>
/// <param name="time">The clock.</param>
/// <param name="options">Settings of this room.</param>
/// <param name="site">Settings of the site; days are those of its zone.</param>
public sealed class Deadlines(
    IDbContextFactory<StateContext> states, TimeProvider time, IOptions<InspectionOptions> options, IOptions<SiteOptions> site) : IDeadlines
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpenDeadline>> OpenAsync(Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var today = CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var running = await LoadedCase.Seen(state, scope)
            .Join(state.Set<CaseClock>().Where(c => c.State == ClockState.Running), f => f.Id, c => c.CaseId, (f, c) => new { f.Id, f.Kind, f.State, f.InstitutionCode, f.Year, Clock = c.Id, ClockKind = c.Kind, c.Due })
            .ToListAsync(cancellationToken);
        return
        [
            .. running.Select(c => new OpenDeadline(
                    c.Id, c.Kind, c.State, c.InstitutionCode, c.Year, c.Clock, c.ClockKind, c.Due, c.Due?.DayNumber - today.DayNumber, StageOf(c.Due, today, options.Value.ApproachingDays)))
                .OrderBy(static open => open.Due ?? DateOnly.MaxValue).ThenBy(static open => open.CaseId),
        ];
    }

    /// <summary>How near a deadline is. Pure.</summary>
    /// <param name="due">The last day in time, inclusive; <see langword="null"/>: the clock stands.</param>
    /// <param name="today">The day.</param>
    /// <param name="approachingDays">See <see cref="InspectionOptions.ApproachingDays"/>.</param>
    public static DeadlineStage StageOf(DateOnly? due, DateOnly today, int approachingDays) => due switch
    {
        null => DeadlineStage.Paused,
        { } last when last < today => DeadlineStage.Missed,
        { } last when last.DayNumber - today.DayNumber <= approachingDays => DeadlineStage.Approaching,
        _ => DeadlineStage.Running,
    };
}
