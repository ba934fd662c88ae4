namespace EnergyQuota.Inspections.Calendars;

/// <summary>In what a deadline is counted. The numbers are stored and never reused.</summary>
public enum DayUnit
{
    /// <summary>Every day counts (日历日).</summary>
    Calendar = 1,

    /// <summary>Only working days count (工作日), by the calendar of each year.</summary>
    Working = 2,
}
