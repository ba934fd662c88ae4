using Quartz;

namespace EnergyQuota.Quotas.Jobs;

/// <summary>How the jobs of this room repeat.</summary>
public static class JobSchedule
{
    /// <summary>Repeats for ever. What was missed while the program stood still is run once at the next start, then the interval goes on from there.</summary>
    /// <remarks>Quartz would by itself skip what was missed and wait for the next interval.</remarks>
    /// <param name="schedule">The schedule under construction.</param>
    /// <param name="every">The interval; more than 0.</param>
    public static void Repeat(this SimpleScheduleBuilder schedule, TimeSpan every)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        schedule.WithInterval(every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount);
    }
}
