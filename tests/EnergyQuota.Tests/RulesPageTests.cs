using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Quotas.Coverage;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Quotas;
using EnergyQuota.Tests.Quotas.Coverage;
using EnergyQuota.Tests.Registry;

namespace EnergyQuota.Tests;

/// <summary>The worked examples of docs/rules.md, worked by the program; each must stand on the page as it is written here.</summary>
public sealed class RulesPageTests
{
    private static readonly DateTimeOffset Evening = new(2026, 3, 1, 21, 10, 0, TimeSpan.FromHours(8));
    private static readonly string Page = Repository.Read("docs/rules.md").ReplaceLineEndings(" ");

    [Theory]
    [InlineData("4 711.3 → 4 712.8: 1.5", "4711.3 4712.8", "1.5", "0", null)]
    [InlineData("500, 5 000, 501: 1", "500 5000 501", "1", "0", null)]
    [InlineData("500 → 9 000, 9 001: 1, held 8 500", "500 9000 9000 9000 9000 9000 9000 9000 9001", "1", "8500", null)]
    [InlineData("modulus 10 000: 9 990 → 12: 22", "9990 12", "22", "0", "10000")]
    [InlineData("13 423.7, 0, 13 424.1: 0.4", "13423.7 0 13424.1", "0.4", "0", null)]
    [InlineData("820 → 3, 5: 2, held −817", "820 3 3 3 3 3 3 3 5", "2", "-817", null)]
    public void Section1_Register_BooksWhatThePageSays(string example, string values, string booked, string held, string? modulus)
    {
        Assert.Contains(example, Page, StringComparison.Ordinal);
        var result = Settle(values, modulus is null ? null : Number(modulus));

        Assert.Equal((Number(booked), Number(held)), (result.Days.Sum(d => d.Amount), result.Terms.Held));
    }

    [Fact]
    public void Section1_Replacement_BooksBothMeters()
    {
        Assert.Contains("last 990, final 1 000, first 7, next 9: 10 + 2", Page, StringComparison.Ordinal);

        Assert.Equal(12m, Settle("990 9", null, new Replacement(Evening.AddMinutes(30), 1_000m, 7m)).Days.Sum(d => d.Amount));
    }

    [Fact]
    public void Section1_OfficersEntries_BookWhatThePageSays()
    {
        Assert.Contains("01:00 105, by hand 02:00 109, 03:00 115: 4 + 6", Page, StringComparison.Ordinal);
        Assert.Contains("105, void 900, 111: 6", Page, StringComparison.Ordinal);

        Assert.Equal(10m, Settle("105 - 115", null, new HandReading(Evening.AddHours(1), 109m)).Days.Sum(d => d.Amount));
        Assert.Equal(6m, Settle("105 900 111", null, new Decision(Evening.AddHours(1), DecisionKind.Void)).Days.Sum(d => d.Amount));
    }

    [Fact]
    public void Section2_Midnight_LiesOnTheLine()
    {
        Assert.Contains("Example: readings at 21:10 (700), 22:10 (706), 23:10 (712), 00:10 (718).", Page, StringComparison.Ordinal);
        Assert.Contains("712 + 6 × 50/60 = 717; the day before gets 17, the new day begins with 1.", Page, StringComparison.Ordinal);

        Assert.Equal([17m, 1m], Settle("700 706 712 718", null).Days.Select(d => d.Amount));
    }

    [Theory]
    [InlineData("main 1 000, below it 600 and 330: loss 70 or 7 %, above the threshold", 330, BalanceState.AboveThreshold)]
    [InlineData("600 and 360: 40 or 4 %, in balance", 360, BalanceState.Even)]
    [InlineData("600 and 430: −30, more below than above", 430, BalanceState.Negative)]
    public void Section4_Loss_IsWhatThePageSays(string example, decimal second, BalanceState expected)
    {
        Assert.Contains(example, Page, StringComparison.Ordinal);

        Assert.Equal(expected, new BalanceOptions().ToRule().Judge(1_000m, 600m + second, false));
    }

    [Fact]
    public void Section4_Coverage_IsWhatThePageSays()
    {
        Assert.Contains("Electricity 950; A 250, B 450, D 100; rest 150 or 15.8 %: partly.", Page, StringComparison.Ordinal);
        Meter[] meters =
        [
            CoverageWorld.Meter("M", role: MeterRole.Main), CoverageWorld.Meter("L", "M", SubItem.LightingSocket), CoverageWorld.Meter("I", "L", SubItem.InformationCentre),
            CoverageWorld.Meter("K", "L", SubItem.Kitchen), CoverageWorld.Meter("V", "M", SubItem.AirConditioning),
        ];

        var items = CoverageWorld.Map(
            meters, [Some.Term("A", "M"), Some.Term("A", "K", sign: -1)],
            code => code switch { "M" => 1_000m, "L" => 400m, "I" => 100m, "K" => 50m, _ => 450m }).SubItems;

        Assert.Equal((950m, 250m, 450m, 100m, 150m), (items.Total / 365m, items.Of(SubItem.LightingSocket) / 365m, items.Of(SubItem.AirConditioning) / 365m, items.Of(SubItem.Special) / 365m, items.Rest / 365m));
        Assert.Equal(CoverageAnswer.Partly, items.Answer);
    }

    [Fact]
    public void Section4_ClosedMonth_KeepsItsFigureAndTheRestIsAdjustment()
    {
        Assert.Contains("closed 24, adjustment −4, open 28, together 48.", Page, StringComparison.Ordinal);
        var facts = new RegisterFacts
        {
            Register = new RegisterId("m"),
            Unit = MeasureUnit.KilowattHour,
            ExpectedInterval = TimeSpan.FromDays(1),
            Zone = TimeZoneInfo.Utc,
        };
        var midnight = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);
        Reading At(int day, decimal value) => new(facts.Register, midnight.AddDays(day), value, midnight.AddDays(day));

        var closed = RegisterSettlement.Settle(facts, [At(0, 100m), At(2, 148m)]).Days;
        var known = RegisterSettlement.Settle(facts, [At(0, 100m), At(1, 120m), At(2, 148m)]).Days;
        var difference = new ClosedDifference(facts.Register, new Month(2026, 3), MonthFigures.Of([closed[0]]), MonthFigures.Of([known[0]]), midnight, midnight, 1);

        Assert.Equal((24m, -4m, 28m), (difference.Closed.Amount, difference.Pending([]).Amount, known[1].Amount));
    }

    [Fact]
    public void Section6_Area_IsWeighedByDays()
    {
        Assert.Contains("(10 000 × 181 + 14 000 × 184) / 365 = 12 016.438 m²", Page, StringComparison.Ordinal);
        InstitutionFact[] facts =
        [
            QuotaFacts.Fact(InstitutionFactKind.FloorArea, 10_000m, new DateOnly(2020, 1, 1)), QuotaFacts.Fact(InstitutionFactKind.FloorArea, 14_000m, new DateOnly(2025, 7, 1)),
        ];

        Assert.Equal(12_016.438m, QuotaMath.RoundValue(DayWeighted.Mean(facts, InstitutionFactKind.FloorArea, new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1))!.Value));
    }

    [Theory]
    [InlineData("booked 19.5, complete to 95 %: 19.5 / 0.95 = 20.526, so it cannot be judged", "19.5", "19.5", "20.526", "0.95", Grade.CannotJudge)]
    [InlineData("booked 18.0, complete to 95 %: 18.0 / 0.95 = 18.947, so it is within the constraint", "18.0", "18.0", "18.947", "0.95", Grade.Constraint)]
    [InlineData("booked 28.0, of it 21.0 on days without an estimate, complete to 79 %: over (lower bound), by 21.0", "28.0", "21.0", "28.0", "0.79", Grade.OverLowerBound)]
    [InlineData("booked 24.0, of it 19.0 on days without an estimate, complete to 79 %: it cannot be judged", "24.0", "19.0", "24.0", "0.79", Grade.CannotJudge)]
    public void Section6_Gaps_DecideAsThePageSays(string example, string booked, string certain, string high, string completeness, Grade expected)
    {
        Assert.Contains(example, Page, StringComparison.Ordinal);

        Assert.Equal(expected, GradeRule.Decide(
            QuotaFacts.Row(), new IndicatorFigure(Number(booked), Number(certain), Number(booked), Number(high), Number(completeness), []), 0.9m).Grade);
    }

    [Fact]
    public void Section6_Split_CountsWholeMonthsAndTheDaysOfTheOneBegun()
    {
        Assert.Contains("0.10 + 0.08 × 14/28 = 0.14; of a constraint value of 20.0 that is 2.8", Page, StringComparison.Ordinal);
        decimal[] shares = [0.10m, 0.08m, .. Enumerable.Repeat(0.082m, 10)];

        Assert.Equal(2.8m, 20.0m * SplitRule.ExpectedBefore(shares, new DateOnly(2026, 2, 15), 2026));
    }

    [Fact]
    public void Section6_Forecast_IsWhatThePageSays()
    {
        Assert.Contains("rest = 0.8512 × 720 × 1.025 + 0.1488 × 630/181 × 184 = 723.487, the year 1 353.487", Page, StringComparison.Ordinal);
        Assert.Contains("error 0.7689: the rest lies between ÷ 1.0967 and × 1.0967, the year between 1 289.719 and 1 423.418", Page, StringComparison.Ordinal);
        Assert.Contains("chance of 16 %; 4.185 a day would keep within it", Page, StringComparison.Ordinal);
        static decimal?[] Halves(decimal? first, decimal? second) => [.. Enumerable.Range(0, 12).Select(m => m < 6 ? first : second)];

        var forecast = ForecastRule.Find(new ForecastInput
        {
            Until = new DateOnly(2026, 7, 1),
            Used = 630m,
            ThisYear = new ForecastYear(2026, Halves(105m, null), 1m),
            Past = [new ForecastYear(2025, Halves(100m, 120m), 1m)],
            Tiers = [(ForecastTier.Constraint, 1_400m)],
            Errors = ShippedErrors.Table,
            Gate = 0.9m,
        });

        Assert.Equal((1_289.719m, 1_353.487m, 1_423.418m), (QuotaMath.RoundValue(forecast.Low), QuotaMath.RoundValue(forecast.Expected), QuotaMath.RoundValue(forecast.High)));
        Assert.Equal((0.16m, 4.185m), (forecast.Tiers[0].Chance, QuotaMath.RoundValue(forecast.Tiers[0].DailyBudget!.Value)));
    }

    [Theory]
    [InlineData("3 000 kWh from 17 December to 16 January: 15 days or 1 500 kWh in each year")]
    [InlineData("961 875 kWh × 0.31 kgce/kWh over 24 300 m² is 12.271 kgce/(m²·a)")]
    [InlineData("2 466 + 1 300 + 120 + 988.88 + 3 000 = 7 874.88")] // HeadCountTests
    [InlineData("2 920 000 × 0.31 / 99 500 = 9.097 kgce/(m²·a); not metered, 3 650 000 × 0.31 / 100 000 = 11.315")] // UniversityTests
    public void Page_OfWhatCourtTestsJudge_HasTheSameNumbers(string example) => Assert.Contains(example, Page, StringComparison.Ordinal);

    [Fact]
    public void Section6_WayBack_IsExplainedAsThePageSays()
    {
        var evidence = QuotaFacts.Even(QuotaFacts.Term(), 1_040_085m);
        var input = QuotaFacts.Input(QuotaFacts.Court(), evidence) with { Evidence = [evidence], Exclusions = [QuotaFacts.Excluding(ExclusionKind.Heating, 78_210m)] };
        var verdict = Assessor.Assess(input, QuotaFacts.Rules(QuotaFacts.Standard(QuotaFacts.Row())), QuotaFacts.AsOf).Single();
        var told = VerdictExplainer.Explain(verdict, VerdictInputsReader.Read(verdict).Inputs!, []).SelectMany(step => step.Lines)
            .SelectMany(line => new[] { (line.What.En, Text: Result(line)), (line.What.En, Text: $"{line.Formula} = {Result(line)}"), (line.What.En, Text: line.Formula) }).ToList();

        var example = Repository.Read("docs/rules.md").ReplaceLineEndings("\n").Split("```\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, example.Length);
        Assert.All(example, line => Assert.Contains(told, said => said.En.Contains(line[..30].Trim(), StringComparison.Ordinal) && said.Text == line[30..].Trim()));
    }

    private static string Result(ExplainedLine line) =>
        $"{line.Result?.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture)} {line.Unit}";

    private static SettlementResult Settle(string values, decimal? modulus, params RegisterEvent[] events)
    {
        var facts = new RegisterFacts
        {
            Register = new RegisterId("m"),
            Unit = MeasureUnit.KilowattHour,
            ExpectedInterval = TimeSpan.FromHours(1),
            RatedMaxPerHour = 60m,
            Modulus = modulus,
            Zone = SiteZone.Find(SiteZone.Default),
            Events = events,
        };
        return RegisterSettlement.Settle(facts, values.Split(' ').Index().Where(hour => hour.Item != "-").Select(hour =>
            new Reading(facts.Register, Evening.AddHours(hour.Index).ToUniversalTime(), Number(hour.Item), Evening.AddHours(hour.Index).ToUniversalTime(), TimeBasis.Device)));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
