using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>
/// What the forecasts of a year rest on beside the institution's own past: the shapes of the classes and the agency's own
/// errors, both from the years before. Made anew in each day's first assessment.
/// </summary>
public sealed class ForecastGround
{
    /// <summary>How many years of institutions it takes for the agency's own errors to be used.</summary>
    public const int FewestOwnSeries = 40;

    /// <summary>The calendar year in progress.</summary>
    public required int Year { get; set; }

    /// <summary>The day it was made for: the first that is not counted.</summary>
    public required DateOnly MadeFor { get; set; }

    /// <summary>Shapes by class and indicator.</summary>
    public IReadOnlyList<ForecastShape> Shapes { get; set; } = [];

    /// <summary>The agency's own errors, or <see langword="null"/> where there are too few years that are over.</summary>
    public ErrorTable? OwnErrors { get; set; }

    /// <summary>The errors to be used.</summary>
    public ErrorTable Errors => OwnErrors ?? ShippedErrors.Table;

    /// <summary>The shape of a class.</summary>
    /// <param name="class">The class.</param>
    /// <param name="indicator">The indicator.</param>
    public IReadOnlyList<decimal>? ShapeOf(string @class, QuotaIndicator indicator) =>
        Shapes.FirstOrDefault(s => s.Class == @class && s.Indicator == indicator)?.Shares;
}

/// <summary>How the years of a class spread over the months.</summary>
/// <param name="Class">The class.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Shares">Twelve shares that sum to 1.</param>
public sealed record ForecastShape(string Class, QuotaIndicator Indicator, IReadOnlyList<decimal> Shares);
