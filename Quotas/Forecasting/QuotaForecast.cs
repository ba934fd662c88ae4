using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>
/// What a year in progress is expected to come to against its quota row: a forecast (预测), not a verdict (不是评定结论).
/// One row per institution, year and indicator, replaced as the year goes on.
/// </summary>
public sealed class QuotaForecast : IDerivedRow
{
    /// <summary>The number of the forecast.</summary>
    public long Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The calendar year in progress.</summary>
    public required int Year { get; set; }

    /// <summary>The indicator.</summary>
    public required QuotaIndicator Indicator { get; set; }

    /// <summary>The standard's code.</summary>
    public required string StandardCode { get; set; }

    /// <summary>The row's key within the standard.</summary>
    public required string RowKey { get; set; }

    /// <summary>The standard is a demonstration (示范).</summary>
    public bool Demonstration { get; set; }

    /// <summary>The last whole day that is counted, exclusive.</summary>
    public required DateOnly Until { get; set; }

    /// <summary>The unit of the indicator, in which every value stands that is not said to be an amount.</summary>
    public required string Unit { get; set; }

    /// <summary>The unit of amounts: <c>kgce</c>, <c>kWh</c> or <c>m3</c>.</summary>
    public required string AmountUnit { get; set; }

    /// <summary>Completeness of the year so far, 0 to 1, to 4 decimals.</summary>
    public required decimal Completeness { get; set; }

    /// <summary>Why there is no forecast: names joined by commas, as verdicts keep them; empty where there is one.</summary>
    public string Reasons { get; set; } = "";

    /// <summary>What the year has used so far over the denominator of the whole year, missing hours like the others; to 3 decimals.</summary>
    public decimal? Used { get; set; }

    /// <summary>The year's expected value, to 3 decimals; <see langword="null"/> where there is no forecast.</summary>
    public decimal? Expected { get; set; }

    /// <summary>The lower end of the 80 % range, to 3 decimals.</summary>
    public decimal? Low { get; set; }

    /// <summary>The upper end of the 80 % range, to 3 decimals.</summary>
    public decimal? High { get; set; }

    /// <summary>What the rest of the year was taken from.</summary>
    public ForecastBasis? Basis { get; set; }

    /// <summary>How many own past years were used.</summary>
    public int PastYears { get; set; }

    /// <summary>The middle error of such forecasts at this time of the year: a share of the total, to 4 decimals.</summary>
    public decimal? TypicalError { get; set; }

    /// <summary>Errors and range are from the agency's own past years; otherwise from those that come with the program.</summary>
    public bool OwnErrors { get; set; }

    /// <summary>How many years the errors were found on.</summary>
    public int ErrorSeries { get; set; }

    /// <summary>The constraint value of the whole year (约束值).</summary>
    public required decimal Constraint { get; set; }

    /// <summary>The chance that the year ends above the constraint value, 0 to 1; as in <see cref="Tiers"/>.</summary>
    public decimal? ChanceOver { get; set; }

    /// <summary>What is used a day so far, an amount to 3 decimals.</summary>
    public decimal? UsedPerDay { get; set; }

    /// <summary>The tiers of the row, from the strictest.</summary>
    public IReadOnlyList<TierOutlook> Tiers { get; set; } = [];

    /// <summary>How the value adds up: the months so far where they are known, the end of what is counted, then as expected the end of each month.</summary>
    public IReadOnlyList<PathPoint> Path { get; set; } = [];

    /// <summary>Whether another forecast says the same; its number does not count.</summary>
    /// <param name="other">The other.</param>
    public bool SaysTheSameAs(QuotaForecast other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (InstitutionCode, Year, Indicator, StandardCode, RowKey, Demonstration, Until, Unit, AmountUnit, Completeness, Reasons)
                == (other.InstitutionCode, other.Year, other.Indicator, other.StandardCode, other.RowKey, other.Demonstration, other.Until, other.Unit, other.AmountUnit, other.Completeness, other.Reasons)
            && (Used, Expected, Low, High, Basis, PastYears, TypicalError, OwnErrors, ErrorSeries, Constraint, ChanceOver, UsedPerDay)
                == (other.Used, other.Expected, other.Low, other.High, other.Basis, other.PastYears, other.TypicalError, other.OwnErrors, other.ErrorSeries, other.Constraint, other.ChanceOver, other.UsedPerDay)
            && Tiers.SequenceEqual(other.Tiers) && Path.SequenceEqual(other.Path);
    }
}

/// <summary>How a forecast lies to a tier of its row.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Limit">Its value.</param>
/// <param name="Chance">The chance that the year ends above it, 0.01 to 0.99; 0 or 1 only where it is certain.</param>
/// <param name="CrossedOn">The day on which it would be exceeded as expected; <see langword="null"/>: not in this year, or already.</param>
/// <param name="EarliestOn">The same by the upper end of the range.</param>
/// <param name="DailyBudget">The amount a day until the year's end that would keep within it, to 3 decimals; <see langword="null"/>: exceeded already.</param>
public sealed record TierOutlook(
    ForecastTier Tier, decimal Limit, decimal Chance, DateOnly? CrossedOn, DateOnly? EarliestOn, decimal? DailyBudget);
