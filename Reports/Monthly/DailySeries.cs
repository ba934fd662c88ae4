namespace EnergyQuota.Reports.Monthly;

/// <summary>How most of a day's consumption is known.</summary>
public enum DayOrigin
{
    /// <summary>Measured throughout.</summary>
    Measured,

    /// <summary>At least one hour is estimated.</summary>
    Estimated,

    /// <summary>Entered by hand.</summary>
    Manual,

    /// <summary>Nothing is known.</summary>
    Missing,
}

/// <summary>One day's consumption.</summary>
/// <param name="Date">The day in the site's zone.</param>
/// <param name="Amount">The amount; null where nothing is known.</param>
/// <param name="CompletenessPercent">Measured hours over expected hours in per cent.</param>
/// <param name="Origin">How the amount is known.</param>
public sealed record DailyAmount(DateOnly Date, decimal? Amount, decimal? CompletenessPercent, DayOrigin Origin);

/// <summary>The daily consumption of one energy type.</summary>
/// <param name="Energy">The energy type.</param>
/// <param name="Unit">The unit of the amounts.</param>
/// <param name="Decimals">Digits after the point of the amounts, 0 to 6.</param>
/// <param name="Days">The days of the month in order, all of them, missing ones too.</param>
public sealed record DailySeries(BilingualText Energy, string Unit, int Decimals, IReadOnlyList<DailyAmount> Days);

/// <summary>The running total of one indicator against the agency's monthly split of its quota.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Decimals">Digits after the point, 0 to 6.</param>
/// <param name="Points">The months of the period in order.</param>
public sealed record RunningTotal(BilingualText Indicator, string Unit, int Decimals, IReadOnlyList<RunningPoint> Points);

/// <summary>The running totals at the end of one month.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Actual">Consumed so far; null for months to come or not known.</param>
/// <param name="Constraint">What the split allots of the constraint value until then.</param>
/// <param name="Baseline">What it allots of the baseline value.</param>
/// <param name="Leading">What it allots of the leading value.</param>
public sealed record RunningPoint(int Year, int Month, decimal? Actual, decimal? Constraint, decimal? Baseline, decimal? Leading);
