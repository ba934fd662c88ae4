using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Reports.Building;

/// <summary>All that is known of a month of some institutions, and how it becomes the report of each. Nothing is asked here any more.</summary>
internal sealed class MonthFacts
{
    /// <summary>The month.</summary>
    public required Month Month { get; init; }

    /// <summary>The edition; <see langword="null"/>: a draft.</summary>
    public required ReportEdition? Edition { get; init; }

    /// <summary>Today in the site's zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The institutions' regions by code; one that is not registered is missing.</summary>
    public required IReadOnlyDictionary<string, Region> Regions { get; init; }

    /// <summary>The sets of coefficients there are.</summary>
    public required FactorSets Factors { get; init; }

    /// <summary>Boundary formulas by institution.</summary>
    public required ILookup<string, BoundaryTerm> Terms { get; init; }

    /// <summary>Standings by institution at the end of each month of the year up to this one.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<StandingAt>>> Courses { get; init; }

    /// <summary>The month's totals by institution.</summary>
    public required ILookup<string, ConsumptionTotal> Totals { get; init; }

    /// <summary>Those of the month before.</summary>
    public required ILookup<string, ConsumptionTotal> LastMonth { get; init; }

    /// <summary>Those of the same month of the year before.</summary>
    public required ILookup<string, ConsumptionTotal> SameMonthLastYear { get; init; }

    /// <summary>The month's days by institution and energy type.</summary>
    public required IReadOnlyDictionary<(string Institution, EnergyType Type), IReadOnlyList<ConsumptionDay>> Days { get; init; }

    /// <summary>What is booked of the month since it was closed.</summary>
    public required AdjustmentLines Adjustments { get; init; }

    /// <summary>Hours by origin, and findings.</summary>
    public required QualityLines Quality { get; init; }

    /// <summary>The report of one of the institutions.</summary>
    public MonthlyReport ReportOf(Institution institution)
    {
        var code = institution.Code;
        List<ConsumptionTotal> totals = [.. Totals[code]], lastMonth = [.. LastMonth[code]], lastYear = [.. SameMonthLastYear[code]];
        var course = Courses[code];
        var at = course[^1];
        var factors = ConversionFactors.Of(Factors, at.Select(s => s.Standard.CoefficientSetId).FirstOrDefault(id => id.Length > 0), institution.RegionCode, Month.Year);
        var conversion = factors.Convert(totals);
        var all = ConversionFactors.Sum(conversion, totals);
        var until = Month.Next.FirstDay;
        return new MonthlyReport
        {
            Institution = ReportWords.Institution(institution, Regions.GetValueOrDefault(institution.RegionCode)),
            Year = Month.Year,
            Month = Month.Number,
            IssuedOn = Today,
            Issuer = ReportWords.Issuer,
            Closed = Today >= until,
            Edition = Edition,
            Coefficients = factors.Named,
            Consumption = [.. totals.Select(total => ConsumptionLines.Of(total, lastMonth, lastYear))],
            Adjustments = Adjustments.Of(Terms[code], totals),
            Conversion = conversion,
            TotalStandardCoalKgce = all.StandardCoalKgce,
            TotalCarbonKg = all.CarbonKg,
            TotalCompletenessPercent = all.CompletenessPercent,
            LastMonth = ConversionFactors.Sum(factors.Convert(lastMonth), lastMonth),
            SameMonthLastYear = ConversionFactors.Sum(factors.Convert(lastYear), lastYear),
            Standings = [.. at.Select(standing => StandingLines.Of(standing, until))],
            Quality = Quality.Of(code, Terms[code]),
            Findings = Quality.FindingsOf(code),
            Daily = [.. totals.DistinctBy(t => t.EnergyType).Select(t => SeriesOf(t, Days[(code, t.EnergyType)]))],
            RunningTotals = RunningTotals.Of(Month.Year, course),
        };
    }

    private static DailySeries SeriesOf(ConsumptionTotal total, IEnumerable<ConsumptionDay> days) => new(
        ReportWords.Energy(total.EnergyType), ReportWords.Unit(total.Unit), ConversionFactors.AmountDecimals, [.. days.Select(DayOf)]);

    private static DailyAmount DayOf(ConsumptionDay day)
    {
        var origin = day switch
        {
            { Completeness: <= 0m, EstimatedShare: <= 0m, ManualShare: <= 0m } => DayOrigin.Missing,
            { EstimatedShare: > 0m } => DayOrigin.Estimated,
            { ManualShare: > 0m } => DayOrigin.Manual,
            _ => DayOrigin.Measured,
        };
        return new DailyAmount(
            day.Day,
            origin == DayOrigin.Missing ? null : ReportRounding.Amount(day.Quantity, ConversionFactors.AmountDecimals),
            ReportRounding.Percent(day.Completeness),
            origin);
    }
}
