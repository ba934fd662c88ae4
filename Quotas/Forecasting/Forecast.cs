namespace EnergyQuota.Quotas.Forecasting;

/// <summary>What a year in progress is expected to come to: a forecast (预测), not a verdict (不是评定结论).</summary>
public sealed record Forecast
{
    /// <summary>Why there is none; <see langword="null"/> where there is one, and nothing else here counts where it is set.</summary>
    public ForecastRefusal? Refusal { get; init; }

    /// <summary>What the year has used so far.</summary>
    public decimal Used { get; init; }

    /// <summary>The year's expected total.</summary>
    public decimal Expected { get; init; }

    /// <summary>The lower end of the range that holds four of five such years; never less than <see cref="Used"/>.</summary>
    public decimal Low { get; init; }

    /// <summary>The upper end of the range.</summary>
    public decimal High { get; init; }

    /// <summary>What the rest of the year was taken from.</summary>
    public ForecastBasis Basis { get; init; }

    /// <summary>How many own past years were used.</summary>
    public int PastYears { get; init; }

    /// <summary>The middle error of such forecasts at this time of the year, a share of the total; 0 for a finished year.</summary>
    public decimal TypicalError { get; init; }

    /// <summary>The tiers, in the order of the input.</summary>
    public IReadOnlyList<TierAmount> Tiers { get; init; } = [];

    /// <summary>How the year adds up: the months so far where they are known, the end of what is counted, then as expected the end of each month.</summary>
    public IReadOnlyList<PathPoint> Path { get; init; } = [];
}

/// <summary>How a forecast lies to a tier.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Limit">Its amount for the year.</param>
/// <param name="Chance">The chance that the year ends above it, 0.01 to 0.99; 0 or 1 only where it is certain.</param>
/// <param name="CrossedOn">The day on which it would be exceeded as expected; <see langword="null"/>: not in this year, or already.</param>
/// <param name="EarliestOn">The same by the upper end of the range.</param>
/// <param name="DailyBudget">What may be used a day until the year's end to stay within it; <see langword="null"/>: it is exceeded already, or no day is left.</param>
public sealed record TierAmount(
    ForecastTier Tier, decimal Limit, decimal Chance, DateOnly? CrossedOn, DateOnly? EarliestOn, decimal? DailyBudget);

/// <summary>What the year is expected to have used before a day.</summary>
/// <param name="Before">The day, exclusive.</param>
/// <param name="Low">By the lower end of the range.</param>
/// <param name="Expected">As expected.</param>
/// <param name="High">By the upper end.</param>
public sealed record PathPoint(DateOnly Before, decimal Low, decimal Expected, decimal High);
