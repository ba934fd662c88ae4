using EnergyQuota.Metering;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Rules;
using static EnergyQuota.Tests.Quotas.Alerting.AlertFacts;

namespace EnergyQuota.Tests.Quotas.Alerting;

public sealed class OffHoursRuleTests
{
    [Theory]
    [InlineData(300, false, false)]
    [InlineData(380, true, false)]
    [InlineData(400, true, true)]
    public void Find_AgainstItsOwnWeeks_RaisesAboveThirtyPerCentMore(int off, bool found, bool raises)
    {
        var candidate = OffHoursRule.Find(Week(0, off), Before(8), Policy);
        Assert.Equal((found, raises), (candidate is not null, candidate?.Raises ?? false));
    }

    [Fact]
    public void Find_WeekWithAHoliday_IsNotComparedWithOthers() => Assert.Null(OffHoursRule.Find(Week(0, 700, restDays: 5), Before(8), Policy));

    [Fact]
    public void Find_ThreeWeeksKnown_SaysNothingUnlessALimitIsSet()
    {
        Assert.Null(OffHoursRule.Find(Week(0, 700), Before(3), Policy));
        var strict = Policy with { Options = new AlertOptions { OffHoursLimit = 0.5m } };
        Assert.True(OffHoursRule.Find(Week(0, 700), Before(3), strict)!.Raises);
        Assert.Null(OffHoursRule.Find(Week(0, 490), Before(3), strict));
    }

    [Fact]
    public void Find_WeekWithGaps_SaysNothing() => Assert.Null(OffHoursRule.Find(Week(0, 700, completeness: 0.8m), Before(8), Policy));

    private static IEnumerable<LoadWeek> Before(int weeks) => Enumerable.Range(1, weeks).Select(back => Week(-back, 300));

    private static LoadWeek Week(int week, decimal off, int restDays = 2, decimal completeness = 1m) => new()
    {
        InstitutionCode = QuotaFacts.Code,
        EnergyType = EnergyType.Electricity,
        Monday = Monday.AddDays(7 * week),
        Total = 1_000m,
        Night = off / 3,
        Rest = off - (off / 3),
        RestDays = restDays,
        Completeness = completeness,
    };
}
