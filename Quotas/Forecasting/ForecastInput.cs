namespace EnergyQuota.Quotas.Forecasting;

/// <summary>All that a forecast may depend on. Every amount is in one unit: kgce, kWh or m³ for an indicator.</summary>
public sealed record ForecastInput
{
    /// <summary>The first day that is not counted: at the earliest 1 January of <see cref="ForecastYear.Year"/> of <see cref="ThisYear"/>, at the latest of the next.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>What the year has used before <see cref="Until"/>, lifted to what it would be if the missing hours were like the others.</summary>
    public required decimal Used { get; init; }

    /// <summary>The year in progress; only whole months are used, and only against the same months of the past.</summary>
    public required ForecastYear ThisYear { get; init; }

    /// <summary>Past years of the same boundary, any order; those that are not whole are left out, and of the rest the newest <see cref="ForecastMethod.PastYears"/> are used.</summary>
    public IReadOnlyList<ForecastYear> Past { get; init; } = [];

    /// <summary>Twelve monthly shares of the institution's class that sum to 1, or <see langword="null"/>; used where there is no own past year.</summary>
    public IReadOnlyList<decimal>? ClassShape { get; init; }

    /// <summary>The tiers as amounts of the year: the row's value × the denominator.</summary>
    public IReadOnlyList<(ForecastTier Tier, decimal Limit)> Tiers { get; init; } = [];

    /// <summary>How far forecasts of this kind were off.</summary>
    public required ErrorTable Errors { get; init; }

    /// <summary>The least completeness of the year so far, and of a past year, 0 to 1; see <see cref="QuotaOptions.CompletenessGate"/>.</summary>
    public required decimal Gate { get; init; }
}
