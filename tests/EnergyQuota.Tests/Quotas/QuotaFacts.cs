using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Tests.Quotas;

/// <summary>A court of 24,300 m² with one electricity meter, and the demonstration row that judges it.</summary>
internal static class QuotaFacts
{
    public const string Code = "12370000000000001X";

    public static readonly DateOnly Start = new(2025, 1, 1);

    public static readonly DateOnly End = new(2026, 1, 1);

    public static readonly DateTimeOffset AsOf = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    public static Institution Court(DateOnly? from = null, DateOnly? to = null, string zone = "A") => new()
    {
        Code = Code,
        NameZh = "示范法院",
        RegionCode = "370101",
        Class = "government",
        SubClass = "below_city",
        ClimateZone = zone,
        From = from ?? new DateOnly(2000, 1, 1),
        To = to,
    };

    public static InstitutionFact Fact(
        InstitutionFactKind kind, decimal value, DateOnly from, DateOnly? to = null, DateTimeOffset? enteredAt = null) => new()
        {
            InstitutionCode = Code,
            Kind = kind,
            Value = value,
            From = from,
            To = to,
            Source = "deed",
            EnteredBy = "test",
            EnteredAt = enteredAt ?? AsOf.AddYears(-5),
        };

    public static QuotaRow Row(
        decimal constraint = 20.0m, decimal? baseline = 11.9m, decimal? leading = 6.5m,
        QuotaIndicator indicator = QuotaIndicator.NonHeatingEnergyPerArea, string subClass = "below_city", string zone = "A", string standard = "S") => new()
        {
            StandardCode = standard,
            Key = QuotaRow.MakeKey("government", subClass, zone, indicator),
            Class = "government",
            SubClass = subClass,
            Zone = zone,
            Indicator = indicator,
            Unit = indicator.Unit(),
            Constraint = constraint,
            Baseline = baseline,
            Leading = leading,
            Source = "test",
            Confidence = SourceConfidence.High,
        };

    public static QuotaStandard Standard(params QuotaRow[] rows) => Standard("S", rows);

    public static QuotaStandard Standard(string code, QuotaRow[] rows, string region = "37", bool demonstration = false, int firstYear = 2021) => new()
    {
        Code = code,
        TitleZh = "标准",
        Issuer = "test",
        RegionPrefix = region,
        EffectiveFrom = new DateOnly(2020, 1, 24),
        State = StandardState.InForce,
        FirstJudgedYear = firstYear,
        CoefficientSetId = "set",
        Demonstration = demonstration,
        Source = "test",
        Rows = [.. rows],
    };

    public static AssessmentRules Rules(params QuotaStandard[] standards) => new(
        standards,
        new Dictionary<string, CoefficientSet>
        {
            ["set"] = new()
            {
                Id = "set",
                Source = "test",
                Year = 2019,
                Entries =
                [
                    new() { SetId = "set", EnergyType = EnergyType.Electricity, Unit = MeasureUnit.KilowattHour, KgcePerUnit = 0.31m },
                    new() { SetId = "set", EnergyType = EnergyType.NaturalGas, Unit = MeasureUnit.CubicMetre, KgcePerUnit = 1.2143m },
                ],
            },
        },
        0.9m);

    public static TermSpan Term(
        EnergyType type = EnergyType.Electricity, string meter = "E1", int sign = 1, decimal share = 1m, DateOnly? from = null, DateOnly? to = null) =>
        new(Code, type, new RegisterId(meter), TermSpan.UsualUnit(type), sign, share, from ?? Start, to ?? End);

    /// <summary>A register whose missing and estimated hours take their share of an even load.</summary>
    public static TermEvidence Even(TermSpan term, decimal wholeLoad, int missing = 0, int estimated = 0, decimal? lastYear = null)
    {
        var hours = (term.To.DayNumber - term.From.DayNumber) * 24;
        var booked = wholeLoad * (hours - missing) / hours;
        var certain = wholeLoad * (hours - missing - estimated) / hours;
        return new TermEvidence(term, booked, certain, hours, hours - missing - estimated, estimated, 0, lastYear);
    }

    public static AssessmentInput Input(Institution institution, params TermEvidence[] evidence) => new()
    {
        Institution = institution,
        From = Start,
        To = End,
        Facts =
        [
            Fact(InstitutionFactKind.FloorArea, 24_300m, new DateOnly(2020, 1, 1)),
            Fact(InstitutionFactKind.People, 200m, new DateOnly(2020, 1, 1)),
        ],
        Terms = [.. evidence.Select(e => e.Term)],
        Totals = ConsumptionMath.Totals(evidence, Start, End),
    };

    public static ExcludedConsumption Excluding(
        ExclusionKind kind, decimal? kilowattHours, decimal area = 0m, decimal people = 0m)
    {
        var exclusion = new BoundaryExclusion
        {
            Id = 1,
            InstitutionCode = Code,
            Kind = kind,
            EnergyType = kilowattHours is null ? null : EnergyType.Electricity,
            MeterCode = kilowattHours is null ? null : "X1",
            Area = area,
            People = people,
            From = new DateOnly(2020, 1, 1),
            Source = "test",
            EnteredBy = "test",
            EnteredAt = AsOf.AddYears(-5),
        };
        return new ExcludedConsumption(
            exclusion,
            kilowattHours is { } load ? ConsumptionMath.Totals([Even(Term(meter: "X1"), load)], Start, End)[0] : null);
    }
}
