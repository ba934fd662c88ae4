using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Tests.Quotas;

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

    [Theory]
    [InlineData("3 000 kWh from 17 December to 16 January: 15 days or 1 500 kWh in each year")]
    [InlineData("961 875 kWh × 0.31 kgce/kWh over 24 300 m² is 12.271 kgce/(m²·a)")]
    public void Page_OfWhatCourtTestsJudge_HasTheSameNumbers(string example) => Assert.Contains(example, Page, StringComparison.Ordinal);

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
