using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Reports.Regional;

namespace EnergyQuota.Reports.Forms;

/// <summary>Turns what is known of institutions into the lines of the forms. Pure.</summary>
/// <param name="period">The period.</param>
/// <param name="facts">Dated figures by institution.</param>
/// <param name="terms">Boundary formulas by institution.</param>
/// <param name="units">The units of registers.</param>
/// <param name="bills">Bills by register, with the unit of their amounts.</param>
/// <param name="now">Totals of the period by institution.</param>
/// <param name="before">Those of the same period of the year before.</param>
/// <param name="factors">The coefficients.</param>
internal sealed class FormLines(
    ReportPeriod period,
    ILookup<string, InstitutionFact> facts,
    ILookup<string, BoundaryTerm> terms,
    IReadOnlyDictionary<RegisterId, MeasureUnit> units,
    ILookup<RegisterId, (Bill Bill, MeasureUnit Unit)> bills,
    ILookup<string, ConsumptionTotal> now,
    ILookup<string, ConsumptionTotal> before,
    ConversionFactors factors)
{
    private const int Decimals = ConversionFactors.AmountDecimals;

    private readonly DateOnly _last = period.To.AddDays(-1);

    /// <summary>An institution's basic information.</summary>
    public BasicLine Basic(Institution institution) => new(
        institution.Code, RegionWords.Name(institution), institution.RegionCode, RegionWords.Class(institution),
        Fact(institution.Code, InstitutionFactKind.FloorArea, _last), Fact(institution.Code, InstitutionFactKind.FloorArea, _last.AddYears(-1)), HeatedArea(institution.Code),
        Fact(institution.Code, InstitutionFactKind.People, _last), Fact(institution.Code, InstitutionFactKind.People, _last.AddYears(-1)),
        Fact(institution.Code, InstitutionFactKind.Beds, _last));

    /// <summary>An institution's consumption.</summary>
    public IEnumerable<UseLine> Uses(Institution institution) => now[institution.Code].Select(total =>
    {
        var spans = terms[institution.Code].Select(term => TermSpan.Cut(term, units, period.From, period.To)).OfType<TermSpan>()
            .Where(span => span.EnergyType == total.EnergyType && span.Unit == total.Unit);
        var (cost, price) = BilledCosts.Of(spans, bills);
        var yearBefore = before[institution.Code].FirstOrDefault(other => other.EnergyType == total.EnergyType && other.Unit == total.Unit);
        return new UseLine(
            institution.Code, RegionWords.Name(institution), ReportWords.Energy(total.EnergyType), ReportWords.Unit(total.Unit), Decimals,
            ReportRounding.Amount(ConsumptionLines.Known(total), Decimals), ReportRounding.Amount(ConsumptionLines.Known(yearBefore), Decimals),
            ReportRounding.Percent(total.Completeness), factors.Convert([total]) is [var converted] ? converted.StandardCoalKgce : null, cost, price);
    });

    /// <summary>A part of an institution.</summary>
    public PartLine Part(Institution institution, BoundaryExclusion part, decimal? quantity, decimal? area)
    {
        var unit = part is { MeterCode: { } meter, EnergyType: { } type }
            ? units.TryGetValue(new RegisterId(meter, part.RegisterName), out var known) ? known.Base() : TermSpan.UsualUnit(type) : (MeasureUnit?)null;
        return new PartLine(
            institution.Code, RegionWords.Name(institution), part.EnergyType is { } energy ? ReportWords.Energy(energy) : null, unit is { } of ? ReportWords.Unit(of) : "", Decimals,
            ReportRounding.Amount(quantity, Decimals), area, part.Source);
    }

    /// <summary>The heated area of an institution at the period's end.</summary>
    public decimal? HeatedArea(string code) => Fact(code, InstitutionFactKind.HeatedArea, _last);

    /// <summary>The sums of what is printed.</summary>
    public static IReadOnlyList<SumLine> Sums(IEnumerable<UseLine> uses) =>
    [
        .. uses.GroupBy(line => (line.Energy, line.Unit)).Select(group => new SumLine(
            group.Key.Energy, group.Key.Unit, Decimals, group.Count(line => line.Amount is not null),
            group.Any(line => line.Amount is not null) ? group.Sum(line => line.Amount ?? 0m) : null,
            group.All(line => line.StandardCoalKgce is not null) ? group.Sum(line => line.StandardCoalKgce) : null,
            group.Any(line => line.CostYuan is not null) ? group.Sum(line => line.CostYuan ?? 0m) : null)),
    ];

    private decimal? Fact(string code, InstitutionFactKind kind, DateOnly day) => ReportRounding.Amount(FactsInForce.On(facts[code], kind, day)?.Value, 2);
}
