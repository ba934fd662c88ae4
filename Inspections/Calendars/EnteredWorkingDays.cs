using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Calendars;

/// <summary>The working days that were entered; in a year that was not, Monday to Friday. For reminders only: deadlines ask <see cref="WorkCalendar"/> itself.</summary>
/// <param name="states">The state database.</param>
/// <param name="time">The clock.</param>
public sealed class EnteredWorkingDays(IDbContextFactory<StateContext> states, TimeProvider time) : IWorkingDays
{
    // A calendar is entered once a year; an hour later everyone knows.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private static readonly WeekendsOff Weekends = new();
    private readonly Lock _reading = new();
    private WorkCalendar _calendar = WorkCalendar.Empty;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public bool IsWorkingDay(DateOnly day)
    {
        var calendar = Calendar();
        return calendar.Knows(day) ? calendar.IsWorkingDay(day) : Weekends.IsWorkingDay(day);
    }

    private WorkCalendar Calendar()
    {
        lock (_reading)
        {
            var now = time.GetUtcNow();
            if (now >= _until)
            {
                using var state = states.CreateDbContext();
                _calendar = new WorkCalendar([.. state.Set<CalendarYear>().AsNoTracking().Include(year => year.Days)]);
                _until = now + KeptFor;
            }

            return _calendar;
        }
    }
}
