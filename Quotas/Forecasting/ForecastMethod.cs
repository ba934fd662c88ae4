namespace EnergyQuota.Quotas.Forecasting;

/// <summary>
/// The figures of the method. They were chosen on 44 series of real buildings that have two good years, by leaving out one
/// site after the other; neighbouring values do as well. See docs/decisions/0020-forecast.md.
/// </summary>
public static class ForecastMethod
{
    /// <summary>How many past years are used at most; the newest weighs most, each older one half of the next.</summary>
    public const int PastYears = 3;

    /// <summary>How many whole months, the latest, say how this year runs against the past.</summary>
    public const int ComparedMonths = 6;

    /// <summary>How much of a deviation from the past is expected to stay for the rest of the year.</summary>
    public const decimal Carried = 0.5m;

    /// <summary>A deviation counts up to this share; larger ones are mostly passing, of this year or of the past.</summary>
    public const decimal LargestDeviation = 0.10m;

    /// <summary>The weight of "the rest like the part so far" at the end of the year; before it grows with the share of the year elapsed.</summary>
    public const decimal EvenWeight = 0.3m;

    /// <summary>A month's deviation counts for the unsteadiness up to this share.</summary>
    public const double LargestMonthDeviation = 0.5;

    /// <summary>The unsteadiness taken before anything is known, and counted as one month beside those that are: the middle one of the 44 series.</summary>
    public const double TypicalUnsteadiness = 0.12;

    /// <summary>Added to the unsteadiness when errors are scaled by it: the steadiest institution can surprise too.</summary>
    public const double SteadiestScale = 0.06;

    /// <summary>How much a range holds: the share of forecasts whose year ended within it.</summary>
    public const double RangeLevel = 0.8;
}
