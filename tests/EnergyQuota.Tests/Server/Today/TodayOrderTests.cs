using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Server.Today;

namespace EnergyQuota.Tests.Server.Today;

public sealed class TodayOrderTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void Of_EverythingThatWaits_IsOrderedByUrgencyThenByDay()
    {
        var items = Order(
            [
                Raised(1, AlertKind.OffHoursLoad, AlertGrade.Warning, -3), Raised(2, AlertKind.Over, AlertGrade.Serious, -1), Raised(3, AlertKind.Silent, AlertGrade.Serious, 0),
                Raised(4, AlertKind.ForecastOver, AlertGrade.Warning, -5),
            ],
            [Ends(7, DeadlineStage.Approaching, 2), Ends(8, DeadlineStage.Missed, -1), Ends(9, DeadlineStage.Missed, -4), Ends(10, DeadlineStage.Running, 12)]);

        Assert.Equal(["/cases/9", "/cases/8", "/alerts/2", "/cases/7", "/alerts/3", "/alerts/4", "/alerts/1"], items.Select(static item => item.Address));
        Assert.Equal(
            [TodayUrgency.Missed, TodayUrgency.Missed, TodayUrgency.Serious, TodayUrgency.Approaching, TodayUrgency.NoData, TodayUrgency.Waiting, TodayUrgency.Waiting],
            items.Select(static item => item.Urgency));
    }

    [Fact]
    public void Of_AlertGivenToOneself_ComesBeforeOlderOnesOfItsUrgency()
    {
        var mine = Raised(1, AlertKind.Over, AlertGrade.Serious, 0);
        mine.AssignedTo = "li.ming";

        Assert.Equal(["/alerts/1", "/alerts/2"], Order([Raised(2, AlertKind.Over, AlertGrade.Serious, -9), mine], []).Select(static item => item.Address));
    }

    [Fact]
    public void Of_AlertsThatWaitForNobodyOrThatADeadlineSays_AreLeftOut()
    {
        var acknowledged = Raised(1, AlertKind.Over, AlertGrade.Serious, 0);
        acknowledged.State = AlertState.Acknowledged;

        Assert.Empty(Order([acknowledged, Raised(2, AlertKind.OverdueStep, AlertGrade.Serious, 0)], [Ends(3, DeadlineStage.Paused, null)]));
    }

    private static IReadOnlyList<TodayItem> Order(IEnumerable<Alert> alerts, IEnumerable<OpenDeadline> deadlines) =>
        TodayOrder.Of("li.ming", alerts, deadlines, static instant => DateOnly.FromDateTime(instant.DateTime));

    private static Alert Raised(long id, AlertKind kind, AlertGrade grade, int day) =>
        new() { Id = id, InstitutionCode = "I", Year = 2026, Kind = kind, Grade = grade, RaisedAt = Morning.AddDays(day), State = AlertState.Open };

    private static OpenDeadline Ends(long caseId, DeadlineStage stage, int? left) => new(
        caseId, CaseKind.Explanation, CaseState.ExplanationRequested, "I", 2025, caseId, ClockKind.Explanation, left is { } days ? Day.AddDays(days) : null, left, stage);
}
