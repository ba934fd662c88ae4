using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Rules;
using static EnergyQuota.Tests.Quotas.Alerting.AlertFacts;

namespace EnergyQuota.Tests.Quotas.Alerting;

/// <summary>Steps and reviews by their days.</summary>
public sealed class DeadlineRulesTests
{
    private static readonly DateOnly Friday = Monday.AddDays(4);

    [Theory]
    [InlineData(-4, null)]
    [InlineData(-3, AlertGrade.Information)]
    [InlineData(0, AlertGrade.Information)]
    [InlineData(1, AlertGrade.Information)]
    [InlineData(3, AlertGrade.Warning)]
    [InlineData(14, AlertGrade.Warning)]
    [InlineData(17, AlertGrade.Serious)]
    public void OverdueStep_ByWorkingDays_IsAnnouncedMissedAndSerious(int daysAfter, AlertGrade? grade)
    {
        var found = OverdueStepRule.Find(new DeadlineFacts("I", "7", Friday, "li"), Friday.AddDays(daysAfter), Policy);
        Assert.Equal(grade, found?.Grade);
    }

    [Fact]
    public void OverdueStep_DeadlineBeforeAHoliday_IsNotMissedDuringIt()
    {
        var week = Enumerable.Range(1, 9).Select(Friday.AddDays).ToArray();
        var policy = Policy with { Calendar = new Holidays(week) };
        Assert.All(week, day => Assert.Equal(AlertGrade.Information, OverdueStepRule.Find(new DeadlineFacts("I", "7", Friday, null), day, policy)!.Grade));
        Assert.Equal(AlertGrade.Warning, OverdueStepRule.Find(new DeadlineFacts("I", "7", Friday, null), Friday.AddDays(10), policy)!.Grade);
    }

    [Fact]
    public void OverdueStep_Extended_IsAnotherAlertOfTheSameOwner()
    {
        var first = OverdueStepRule.Find(new DeadlineFacts("I", "7", Friday, "li"), Friday, Policy)!;
        var later = OverdueStepRule.Find(new DeadlineFacts("I", "7", Friday.AddDays(7), "li"), Friday.AddDays(7), Policy)!;
        Assert.NotEqual(first.Key, later.Key);
        Assert.Equal("li", later.Owner);
    }

    [Theory]
    [InlineData(91, null)]
    [InlineData(90, AlertGrade.Information)]
    [InlineData(0, AlertGrade.Information)]
    [InlineData(-1, AlertGrade.Warning)]
    public void StandardReview_ByDaysLeft_ConcernsTheRegion(int left, AlertGrade? grade)
    {
        var found = StandardReviewRule.Find(new ReviewFacts("S 1", "37", Monday.AddDays(left)), Monday, Policy.Options);
        Assert.Equal(grade, found?.Grade);
        Assert.True(found is null || (found.Key.InstitutionCode.Length == 0 && found.RegionCode == "37"));
    }
}
