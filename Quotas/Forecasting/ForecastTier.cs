namespace EnergyQuota.Quotas.Forecasting;

/// <summary>The tiers of a quota row. The numbers are stored and never reused.</summary>
public enum ForecastTier
{
    /// <summary>The leading value (引导值).</summary>
    Leading = 1,

    /// <summary>The baseline value (基准值).</summary>
    Baseline = 2,

    /// <summary>The constraint value (约束值): above it an explanation is due (Decree 531, art. 17).</summary>
    Constraint = 3,
}
