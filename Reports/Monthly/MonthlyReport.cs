namespace EnergyQuota.Reports.Monthly;

/// <summary>One institution's month: the one record from which the PDF, the workbook and the web page are all printed. Every figure in it is already rounded.</summary>
/// <remarks>
/// A null figure means that there is no value, is printed as —, and is never zero. A figure with more digits than its line declares is
/// refused by the writers, since they do not round.
/// </remarks>
public sealed record MonthlyReport
{
    /// <summary>Whose month it is.</summary>
    public required ReportInstitution Institution { get; init; }

    /// <summary>The calendar year of the month.</summary>
    public required int Year { get; init; }

    /// <summary>The month, 1 to 12.</summary>
    public required int Month { get; init; }

    /// <summary>The day of issue in the site's zone; also the date inside the files.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Who issues the report.</summary>
    public required BilingualText Issuer { get; init; }

    /// <summary>Whether the month is closed. An open month is printed as preliminary.</summary>
    public required bool Closed { get; init; }

    /// <summary>The filed edition that is printed; <see langword="null"/> for a print that is not filed, which is marked as a draft on every page.</summary>
    public required ReportEdition? Edition { get; init; }

    /// <summary>The coefficients by which energy was converted.</summary>
    public required ReportCoefficients Coefficients { get; init; }

    /// <summary>Consumption, a line for each energy type.</summary>
    public required IReadOnlyList<ConsumptionLine> Consumption { get; init; }

    /// <summary>Where the month is closed and something else is known of it since, a line for each energy type; else empty.</summary>
    public IReadOnlyList<AdjustmentLine> Adjustments { get; init; } = [];

    /// <summary>Conversion into standard coal and CO₂, a line for each energy type that is converted.</summary>
    public required IReadOnlyList<ConversionLine> Conversion { get; init; }

    /// <summary>The sum of <see cref="ConversionLine.StandardCoalKgce"/> as printed, in kgce; null where a line has none, since a sum without it would look low.</summary>
    public required decimal? TotalStandardCoalKgce { get; init; }

    /// <summary>The sum of <see cref="ConversionLine.CarbonKg"/> as printed, in kgCO₂; null where a line has none.</summary>
    public required decimal? TotalCarbonKg { get; init; }

    /// <summary>The same totals of the month before, by the same coefficients.</summary>
    public required EnergyTotals LastMonth { get; init; }

    /// <summary>The same totals of the same month of the year before, by the same coefficients.</summary>
    public required EnergyTotals SameMonthLastYear { get; init; }

    /// <summary>The completeness of the totals in per cent, one decimal: that of the least complete energy type in them.</summary>
    public required decimal? TotalCompletenessPercent { get; init; }

    /// <summary>Where the institution stands against its quotas; empty where no standard applies.</summary>
    public required IReadOnlyList<QuotaStanding> Standings { get; init; }

    /// <summary>Hours by origin, a line for each energy type.</summary>
    public required IReadOnlyList<DataQualityLine> Quality { get; init; }

    /// <summary>What was found this month.</summary>
    public required IReadOnlyList<ReportFinding> Findings { get; init; }

    /// <summary>Daily consumption, a series for each energy type that has a chart.</summary>
    public required IReadOnlyList<DailySeries> Daily { get; init; }

    /// <summary>Running totals against quotas, a chart for each indicator that has one.</summary>
    public required IReadOnlyList<RunningTotal> RunningTotals { get; init; }
}
