using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports.Institutional;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Building;

/// <summary>All that is known of a quarter or year of some institutions, and how it becomes the report of each. Nothing is asked here any more.</summary>
internal sealed class PeriodFacts
{
    private const int Decimals = ConversionFactors.AmountDecimals;

    /// <summary>The period.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>The edition; <see langword="null"/>: a draft.</summary>
    public required ReportEdition? Edition { get; init; }

    /// <summary>Today in the site's zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The year whose verdicts are told.</summary>
    public required int VerdictYear { get; init; }

    /// <summary>The institutions' regions by code; one that is not registered is missing.</summary>
    public required IReadOnlyDictionary<string, Region> Regions { get; init; }

    /// <summary>The sets of coefficients there are.</summary>
    public required FactorSets Factors { get; init; }

    /// <summary>Boundary formulas by institution.</summary>
    public required ILookup<string, BoundaryTerm> Terms { get; init; }

    /// <summary>Standings by institution at the period's end.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<StandingAt>>> Courses { get; init; }

    /// <summary>The period's totals by institution.</summary>
    public required ILookup<string, ConsumptionTotal> Totals { get; init; }

    /// <summary>Those of the period before.</summary>
    public required ILookup<string, ConsumptionTotal> Previous { get; init; }

    /// <summary>Those of the same period of the year before.</summary>
    public required ILookup<string, ConsumptionTotal> YearBefore { get; init; }

    /// <summary>The totals of each month of the period and of the same months of the year before.</summary>
    public required IReadOnlyDictionary<Month, ILookup<string, ConsumptionTotal>> Months { get; init; }

    /// <summary>Verdicts by institution.</summary>
    public required ILookup<string, Verdict> Verdicts { get; init; }

    /// <summary>Hours by origin, and findings.</summary>
    public required QualityLines Quality { get; init; }

    /// <summary>Alerts, cases and dated figures.</summary>
    public required InstitutionEvents Events { get; init; }

    /// <summary>The report of one of the institutions.</summary>
    public InstitutionReport ReportOf(Institution institution)
    {
        var code = institution.Code;
        List<ConsumptionTotal> totals = [.. Totals[code]], previous = [.. Previous[code]], yearBefore = [.. YearBefore[code]];
        var standings = Courses[code][^1];
        var factors = ConversionFactors.Of(
            Factors, standings.Select(s => s.Standard.CoefficientSetId).FirstOrDefault(id => id.Length > 0), institution.RegionCode, Period.LastMonth.Year);
        var conversion = factors.Convert(totals);
        var annual = Period.Kind == PeriodKind.Year;
        return new InstitutionReport
        {
            Institution = ReportWords.Institution(institution, Regions.GetValueOrDefault(institution.RegionCode)),
            Period = Period,
            IssuedOn = Today,
            Issuer = ReportWords.Issuer,
            Over = Today >= Period.To,
            Edition = Edition,
            Coefficients = factors.Named,
            Consumption = [.. totals.Select(total => ConsumptionLines.Of(total, previous, yearBefore))],
            Adjusted = totals.Count(total => total.Adjustment is not null),
            Conversion = conversion,
            Totals = ConversionFactors.Sum(conversion, totals),
            Previous = ConversionFactors.Sum(factors.Convert(previous), previous),
            YearBefore = ConversionFactors.Sum(factors.Convert(yearBefore), yearBefore),
            Months = [.. totals.Select(total => SeriesOf(code, total))],
            VerdictYear = VerdictYear,
            Verdicts = [.. Verdicts[code].Select(verdict => VerdictAccount.Of(verdict, explained: annual))],
            Standings = annual ? [] : [.. standings.Select(standing => StandingLines.Of(standing, Period.To))],
            Quality = Quality.Of(code, Terms[code]),
            Findings = Quality.FindingsOf(code),
            Alerts = Events.AlertsOf(code),
            Cases = Events.CasesOf(code),
            Facts = Events.FactsOf(code),
        };
    }

    private MonthSeries SeriesOf(string code, ConsumptionTotal total)
    {
        var months = new List<MonthAmount>();
        for (var month = Period.FirstMonth; month <= Period.LastMonth; month = month.Next)
        {
            var (now, before) = (Like(Months[month][code]), Like(Months[new Month(month.Year - 1, month.Number)][code]));
            var (amount, yearBefore) = (ReportRounding.Amount(ConsumptionLines.Known(now), Decimals), ReportRounding.Amount(ConsumptionLines.Known(before), Decimals));
            months.Add(new MonthAmount(month, amount, yearBefore, ReportRounding.Change(amount, yearBefore), ReportRounding.Percent(now?.Completeness)));
        }

        return new MonthSeries(ReportWords.Energy(total.EnergyType), ReportWords.Unit(total.Unit), Decimals, months);

        ConsumptionTotal? Like(IEnumerable<ConsumptionTotal> of) => of.FirstOrDefault(other => other.EnergyType == total.EnergyType && other.Unit == total.Unit);
    }
}
