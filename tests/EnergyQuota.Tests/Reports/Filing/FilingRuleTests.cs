using EnergyQuota.Metering;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Tests.Reports.Filing;

public sealed class FilingRuleTests
{
    private static readonly TimeZoneInfo Zone = SiteZone.Find("Asia/Shanghai");
    private static readonly Month October = new(2026, 10);

    [Fact]
    public void Missing_MonthJustOver_WaitsForLateData()
    {
        Assert.DoesNotContain(Missing(Facts(), October.EndIn(Zone).AddDays(3).AddTicks(-1)), m => m.Month == October);
        Assert.Contains((October, FilingReadiness.Ready), Missing(Facts(), October.EndIn(Zone).AddDays(3)));
    }

    [Fact]
    public void Missing_SeveralMonths_AreAllFoundOldestFirst() =>
        Assert.Equal(
            [new Month(2026, 8), new Month(2026, 9), October],
            Missing(Facts(), Late).Select(m => m.Month));

    [Fact]
    public void Missing_MonthFiled_IsLeftOut() =>
        Assert.Equal(
            [new Month(2026, 8), October],
            Missing(Facts() with { Filed = new Dictionary<ReportPeriod, int> { [new ReportPeriod(PeriodKind.Month, 2026, 9)] = 2 } }, Late).Select(m => m.Month));

    [Fact]
    public void Missing_ManyMonthsAgo_IsBounded() =>
        Assert.Equal([new Month(2026, 9), October], Missing(Facts(first: new Month(2020, 1)), Late, monthsBack: 2).Select(m => m.Month));

    [Fact]
    public void Missing_EveryKind_FilesAQuarterAndAYearAfterTheirLastMonth()
    {
        var missing = FilingRule.Missing(Facts(new Month(2025, 11)), Enum.GetValues<PeriodKind>(), 3, 24, new Month(2026, 3).EndIn(Zone).AddDays(4));

        Assert.Equal(["2025-11", "2025-12", "2025-Q4", "2025", "2026-01", "2026-02", "2026-03", "2026-Q1"], missing.Select(m => m.Period.ToString()));
    }

    [Fact]
    public void Missing_NoDataEver_FilesNothing() => Assert.Empty(Missing(Facts() with { FirstData = null }, Late));

    [Fact]
    public void Missing_InstitutionNotInBeing_FilesNothingOfThatMonth()
    {
        var facts = Facts() with { From = new DateOnly(2026, 9, 15), To = new DateOnly(2026, 10, 1) };

        Assert.Equal([new Month(2026, 9)], Missing(facts, Late).Select(m => m.Month));
    }

    [Fact]
    public void Missing_ChangeWaitsInSeptember_HoldsSeptemberAndLaterMonths()
    {
        var waiting = new WaitingChange(new Month(2026, 9).EndIn(Zone).AddTicks(-1), Zone);

        Assert.Equal(
            [(new Month(2026, 8), FilingReadiness.Ready), (new Month(2026, 9), FilingReadiness.Unsettled), (October, FilingReadiness.Unsettled)],
            Missing(Facts() with { Waiting = [waiting] }, Late));
    }

    [Fact]
    public void Missing_ChangeWaitsAfterTheMonth_HoldsNothing() =>
        Assert.All(
            Missing(Facts() with { Waiting = [new WaitingChange(October.EndIn(Zone), Zone)] }, Late),
            m => Assert.Equal(FilingReadiness.Ready, m.Readiness));

    [Fact]
    public void Of_MeterInAWesternZone_IsNotOverBeforeItsOwnMidnight()
    {
        var west = SiteZone.Find("-08:00");
        var facts = Facts() with { Zones = [Zone, west] };

        Assert.Equal(FilingReadiness.TooEarly, FilingRule.Of(facts, October, 0, October.EndIn(Zone)));
        Assert.Equal(FilingReadiness.Ready, FilingRule.Of(facts, October, 0, October.EndIn(west)));
    }

    private static DateTimeOffset Late => new Month(2026, 11).EndIn(Zone).AddDays(-1);

    private static IReadOnlyList<(Month Month, FilingReadiness Readiness)> Missing(FilingFacts facts, DateTimeOffset asOf, int monthsBack = 24) =>
        [.. FilingRule.Missing(facts, [PeriodKind.Month], 3, monthsBack, asOf).Select(m => (m.Period.FirstMonth, m.Readiness))];

    private static FilingFacts Facts(Month? first = null) => new(
        new DateOnly(2000, 1, 1), null, first ?? new Month(2026, 8), [Zone], [], new Dictionary<ReportPeriod, int>());
}
