namespace EnergyQuota.Quotas.Forecasting;

/// <summary>Why a year in progress cannot be forecast, beside the faults that keep its indicator from being computed at all.</summary>
public enum ForecastRefusal
{
    /// <summary>Less of the year so far is known than the gate asks for.</summary>
    Incomplete = 1,

    /// <summary>The year so far has used nothing, and there is no past year to go by.</summary>
    NothingUsed = 2,

    /// <summary>There is no past year to go by, and the first month of this one is not over.</summary>
    TooEarly = 3,

    /// <summary>What is known of the year so far is less than nothing: the boundary or its meters are wrong.</summary>
    NegativeConsumption = 4,
}
