using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Rules;
using static EnergyQuota.Tests.Quotas.Alerting.AlertFacts;

namespace EnergyQuota.Tests.Quotas.Alerting;

/// <summary>Days and weeks against such days before; holidays, gaps and seasons are no change.</summary>
public sealed class SuddenChangeRuleTests
{
    private static readonly DateOnly From = Monday.AddDays(-63), Wednesday = Monday.AddDays(2), To = Monday.AddDays(7);

    [Fact]
    public void Find_DaysLikeThoseBefore_FindsNothing() => Assert.Empty(Find(Usual()));

    [Theory]
    [InlineData(210, AlertGrade.Warning)]
    [InlineData(55, AlertGrade.Information)]
    [InlineData(10, AlertGrade.Information)]
    public void Find_DayFarOff_RaisesForItsWeek(int quantity, AlertGrade grade)
    {
        var found = Assert.Single(Find(Usual().With(Wednesday, quantity)));
        Assert.Equal((grade, true, "2026-03-02", quantity), (found.Grade, found.Raises, found.Key.Period, found.Value));
    }

    [Theory]
    [InlineData(0.85)]
    [InlineData(0)]
    public void Find_DayNotMeasured_SaysNothing(double measured) => Assert.Empty(Find(Usual().With(Wednesday, 500, (decimal)measured)));

    [Theory]
    [InlineData(178, "178 keeps an alert that stands", true, false)]
    [InlineData(182, "182 raises one", true, true)]
    [InlineData(55, "55 is told as a fall", true, true)]
    [InlineData(40, "40 (as on Sundays) is not", false, false)]
    public void Find_ExamplesOfTheRulesPage_AreAsItSays(int quantity, string words, bool found, bool raises)
    {
        Assert.Contains(words, Repository.Read("docs/rules.md").ReplaceLineEndings(" "), StringComparison.Ordinal);
        var candidate = Find(Usual().With(Wednesday, quantity)).SingleOrDefault();
        Assert.Equal((found, raises), (candidate is not null, candidate?.Raises ?? false));
    }

    [Fact]
    public void Find_MeterStandsStillOnAWorkingDay_IsTold() => Assert.Equal(0m, Assert.Single(Find(Usual().With(Wednesday, 0))).Value);

    [Fact]
    public void Find_HolidayOfTheCalendar_RaisesNothing()
    {
        var holidays = new Holidays([Wednesday, Wednesday.AddDays(1), Wednesday.AddDays(2)]);
        Assert.Empty(Find(Days(From, To, 120, 40, holidays), holidays));
    }

    [Fact]
    public void Find_HolidayThatTheCalendarDoesNotKnow_RaisesNothing() =>
        Assert.Empty(Find(Days(From, To, 120, 40, new Holidays([Wednesday, Wednesday.AddDays(1)]))));

    [Fact]
    public void Find_SaturdayMadeUpFor_IsComparedWithWorkingDays()
    {
        var calendar = new Holidays([], Monday.AddDays(5));
        Assert.DoesNotContain(Find(Days(From, To, 120, 40, calendar), calendar), c => c.Raises);
        Assert.NotEmpty(Find(Days(From, To, 120, 40, calendar)));
    }

    [Fact]
    public void Find_JanuaryWithoutEightWeeksBefore_SaysNothing() => Assert.Empty(Find(Days(Monday.AddDays(-14), To, 100, 40, Policy.Calendar).With(Wednesday, 900)));

    [Fact]
    public void Find_SeasonThatComesSlowly_RaisesNothing() => Assert.DoesNotContain(
        Find(Usual().ConvertAll(d => d with { Quantity = d.Quantity * (1 + ((d.Day.DayNumber - From.DayNumber) * 0.02m)) })), c => c.Raises);

    [Fact]
    public void Find_EveryDayOfTheWeekAThirdMore_RaisesForTheWeekOnly()
    {
        var found = Assert.Single(Find(Usual().ConvertAll(d => d.Day >= Monday ? d with { Quantity = d.Quantity * 1.4m } : d)));
        Assert.True(found.Raises);
        Assert.Null(found.Since);
    }

    [Fact]
    public void Find_JustBelowTheLimit_KeepsAnAlertAndRaisesNone()
    {
        Assert.False(Assert.Single(Find(Usual().With(Wednesday, 178))).Raises);
    }

    private static List<SeriesDay> Usual() => Days(From, To, 120, 40, Policy.Calendar);

    private static IReadOnlyList<AlertCandidate> Find(List<SeriesDay> days, IWorkingDays? calendar = null) =>
        SuddenChangeRule.Find(Series(days), Monday, To, Policy with { Calendar = calendar ?? Policy.Calendar });
}
