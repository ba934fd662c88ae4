namespace EnergyQuota.Quotas.Alerting;

/// <summary>Which days are worked. A calendar with public holidays and make-up days takes the place of <see cref="WeekendsOff"/>.</summary>
public interface IWorkingDays
{
    /// <summary>Whether a day is a working day: no weekend or holiday, or a weekend day made up for.</summary>
    /// <param name="day">A day of the site's zone.</param>
    bool IsWorkingDay(DateOnly day);
}

/// <summary>Monday to Friday are worked: what holds while no calendar of holidays is known.</summary>
public sealed class WeekendsOff : IWorkingDays
{
    /// <inheritdoc/>
    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
