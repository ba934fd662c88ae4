namespace EnergyQuota.Quotas.Forecasting;

/// <summary>The days of a year, those that are over and those that are left.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Until">The first day that is not over: 1 January of the year to 1 January of the next.</param>
public readonly record struct YearDays(int Year, DateOnly Until)
{
    /// <summary>The first day.</summary>
    public DateOnly First => new(Year, 1, 1);

    /// <summary>365 or 366.</summary>
    public int All => First.AddYears(1).DayNumber - First.DayNumber;

    /// <summary>Days that are over, 0 to <see cref="All"/>.</summary>
    public int Elapsed => Math.Clamp(Until.DayNumber - First.DayNumber, 0, All);

    /// <summary>Days that are left.</summary>
    public int Remaining => All - Elapsed;

    /// <summary>Months that are wholly over, 0 to 12.</summary>
    public int WholeMonths => Remaining == 0 ? 12 : Elapsed == 0 ? 0 : Until.Month - 1;

    /// <summary>How many months are over, the one begun by its days: 0 to 12.</summary>
    public double MonthsElapsed => Remaining == 0 ? 12.0
        : Elapsed == 0 ? 0.0
        : Until.Month - 1 + ((Until.Day - 1) / (double)DateTime.DaysInMonth(Year, Until.Month));

    /// <summary>Days of a month that are left.</summary>
    /// <param name="month">The month, 0 to 11.</param>
    public int Left(int month)
    {
        var first = new DateOnly(Year, month + 1, 1);
        return Math.Clamp(first.AddMonths(1).DayNumber - Until.DayNumber, 0, DateTime.DaysInMonth(Year, month + 1));
    }

    /// <summary>The share of a month that is left, 0 to 1.</summary>
    /// <param name="month">The month, 0 to 11.</param>
    public decimal LeftShare(int month) => (decimal)Left(month) / DateTime.DaysInMonth(Year, month + 1);
}
