namespace EnergyQuota.Quotas.Forecasting;

/// <summary>What a calendar year used, month by month, in one unit.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Months">
/// Twelve amounts, January first, each lifted to what it would be if its missing hours were like the others of the month;
/// <see langword="null"/>: too little is known of the month, or it is not over yet.
/// </param>
/// <param name="Completeness">How much of the year is known, 0 to 1; of a year in progress, how much of the months so far.</param>
public sealed record ForecastYear(int Year, IReadOnlyList<decimal?> Months, decimal Completeness)
{
    /// <summary>How many months a past year may lack and still serve; they are filled from their neighbours.</summary>
    public const int MonthsFilled = 2;

    /// <summary>The year with its gaps filled: a month that is not known gets the daily mean of its known neighbours.</summary>
    /// <param name="gate">The least completeness, 0 to 1.</param>
    /// <returns>Twelve amounts whose sum is more than 0, or <see langword="null"/> where the year cannot serve as a pattern.</returns>
    public IReadOnlyList<decimal>? Whole(decimal gate)
    {
        if (Months.Count != 12 || Completeness < gate || Months.Count(month => month is null) > MonthsFilled)
        {
            return null;
        }

        var filled = Enumerable.Range(0, 12).Select(month => Months[month] ?? Between(month)).ToList();
        return filled.Sum() > 0m ? filled : null;
    }

    private decimal Between(int month)
    {
        var before = Enumerable.Range(0, month).Reverse().Where(m => Months[m] is not null).Take(1);
        var after = Enumerable.Range(month + 1, 11 - month).Where(m => Months[m] is not null).Take(1);
        return before.Concat(after).Average(m => Months[m]!.Value / Days(m)) * Days(month);
    }

    private int Days(int month) => DateTime.DaysInMonth(Year, month + 1);
}
