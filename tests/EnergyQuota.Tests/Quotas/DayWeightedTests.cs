using CsCheck;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Institutions;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

public sealed class DayWeightedTests
{
    private const InstitutionFactKind Area = InstitutionFactKind.FloorArea;

    [Fact]
    public void Mean_AreaGrowsInJuly_WeighsDays()
    {
        InstitutionFact[] facts = [Fact(Area, 1_000m, Start), Fact(Area, 2_000m, new DateOnly(2025, 7, 1))];
        Assert.Equal(((1_000m * 181) + (2_000m * 184)) / 365m, DayWeighted.Mean(facts, Area, Start, End));
    }

    [Fact]
    public void Mean_LeapYear_Has366Days()
    {
        InstitutionFact[] facts = [Fact(Area, 0m, new DateOnly(2024, 1, 1)), Fact(Area, 366m, new DateOnly(2024, 12, 31))];
        Assert.Equal(1m, DayWeighted.Mean(facts, Area, new DateOnly(2024, 1, 1), Start));
    }

    [Fact]
    public void Mean_CorrectedFact_TakesTheOneEnteredLater()
    {
        InstitutionFact[] facts = [Fact(Area, 5m, Start, enteredAt: AsOf), Fact(Area, 7m, Start, enteredAt: AsOf.AddDays(-1))];
        Assert.Equal(5m, DayWeighted.Mean(facts, Area, Start, End));
    }

    [Fact]
    public void Mean_LatestFactEnds_DoesNotFallBackToTheOneBefore()
    {
        InstitutionFact[] facts = [Fact(Area, 365m, Start), Fact(Area, 730m, Start.AddDays(10), Start.AddDays(11))];

        Assert.Null(DayWeighted.Mean(facts, Area, Start, End));
        Assert.Equal(Start.AddDays(11), DayWeighted.FirstDayWithout(facts, Area, Start, End));
    }

    [Fact]
    public void Mean_CorrectionEndsEarlier_DoesNotReviveTheCorrected()
    {
        InstitutionFact[] facts =
        [
            Fact(Area, 100m, new DateOnly(2020, 1, 1), enteredAt: AsOf.AddDays(-2)),
            Fact(Area, 100m, new DateOnly(2020, 1, 1), new DateOnly(2024, 7, 1), AsOf.AddDays(-1)),
        ];

        Assert.Equal(Start, DayWeighted.FirstDayWithout(facts, Area, Start, End));
    }

    [Fact]
    public void Mean_AnyFacts_TakesWhatIsInForceOnEachDay() =>
        Gen.Select(Gen.Int[-40, 40], Gen.Int[0, 30], Gen.Int[0, 3], Gen.Int[1, 9]).Array[0, 6].Sample(rows =>
        {
            var facts = rows.Select((row, index) => Fact(
                Area, row.Item4, Start.AddDays(row.Item1), row.Item2 == 0 ? null : Start.AddDays(row.Item1 + row.Item2), AsOf.AddDays(row.Item3))).ToList();
            for (var i = 0; i < facts.Count; i++)
            {
                facts[i].Id = i + 1;
            }

            var inForce = Enumerable.Range(0, 31).Select(day => FactsInForce.On(facts, Area, Start.AddDays(day))?.Value).ToList();
            var expected = inForce.Contains(null) ? null : inForce.Sum() / 31m;
            Assert.Equal(expected, DayWeighted.Mean(facts, Area, Start, Start.AddDays(31)));
        });

    [Fact]
    public void Mean_OneDayUnknown_IsUnknown() =>
        Assert.Null(DayWeighted.Mean([Fact(Area, 1m, Start, End.AddDays(-1))], Area, Start, End));
}
