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
    public void Mean_FactEnds_FallsBackToTheOneBefore()
    {
        InstitutionFact[] facts = [Fact(Area, 365m, Start), Fact(Area, 730m, Start.AddDays(10), Start.AddDays(11))];
        Assert.Equal(366m, DayWeighted.Mean(facts, Area, Start, End));
    }

    [Fact]
    public void Mean_OneDayUnknown_IsUnknown() =>
        Assert.Null(DayWeighted.Mean([Fact(Area, 1m, Start, End.AddDays(-1))], Area, Start, End));
}
