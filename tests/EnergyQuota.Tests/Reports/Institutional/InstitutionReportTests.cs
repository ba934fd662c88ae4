using EnergyQuota.Registry.Access;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Institutional;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Tests.Documents;
using EnergyQuota.Tests.Reports.Filing;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Reports.Institutional;

public sealed class InstitutionReportTests
{
    private static readonly ReportPeriod Year = new(PeriodKind.Year, 2025, 1);
    private static readonly ReportPeriod Quarter = new(PeriodKind.Quarter, 2026, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BuildManyAsync_YearOfWhichDecemberIsKnown_TellsMonthsFactsAndThatThereIsNoVerdict()
    {
        await using var world = await FilingWorld.MakeAsync();

        var report = await BuildAsync(world, Year);

        // 31 days of 1,234.5 kWh.
        Assert.Equal(38_269.5m, Assert.Single(report.Consumption).ThisMonth);
        var months = Assert.Single(report.Months).Months;
        Assert.Equal(12, months.Count);
        Assert.Equal((null, 38_269.5m), (months[0].Amount, months[11].Amount));
        Assert.Equal((2025, 0, 0), (report.VerdictYear, report.Verdicts.Count, report.Standings.Count));
        Assert.Equal((10_000m, true), (Assert.Single(report.Facts).Value, report.Facts[0].InForce));
        Assert.Equal(8_760, Assert.Single(report.Quality).ExpectedHours);
        var text = Poppler.TextOf(ReportForm.Find("zh", "pdf")!.Print(report));
        Assert.Contains("2025年度用能报告", text, StringComparison.Ordinal);
        Assert.Contains("2025年度尚无考核结论", text, StringComparison.Ordinal);
        Assert.Contains("草稿", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BuildManyAsync_QuarterInProgress_IsPreliminaryAndTellsTheStanding()
    {
        await using var world = await FilingWorld.MakeAsync();

        var report = await BuildAsync(world, Quarter);

        Assert.False(report.Over);
        Assert.Equal((2025, 3), (report.VerdictYear, Assert.Single(report.Months).Months.Count));
        Assert.Single(report.Standings);
        var text = Poppler.TextOf(ReportForm.Find("en", "pdf")!.Print(report));
        Assert.Contains("energy report for Q1 2026", text, StringComparison.Ordinal);
        Assert.Contains("The period is not over", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BuildManyAsync_OutOfScope_IsNoReport()
    {
        await using var world = await FilingWorld.MakeAsync();

        Assert.Empty(await world.Periods.BuildManyAsync(FilingWorld.Officer with { RegionPrefix = "33" }, [Code], Year, null, Token));
        Assert.Empty(await world.Periods.BuildManyAsync(Scope.Nothing("x"), [Code], Year, null, Token));
    }

    private static async Task<InstitutionReport> BuildAsync(FilingWorld world, ReportPeriod period) =>
        Assert.Single(await world.Periods.BuildManyAsync(FilingWorld.Officer, [Code], period, null, Token));
}
