using EnergyQuota.Reports;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Tests.Reports.Filing;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Reports;

public sealed class MonthlyReportBuilderTests
{
    [Fact]
    public async Task BuildAsync_MeterOutsideTheBoundary_IsNotCountedInTheQuality()
    {
        await using var world = await FilingWorld.MakeAsync();

        var line = Assert.Single((await BuildAsync(world)).Quality);

        Assert.Equal((1, 744, 360, 384), (line.Meters, line.ExpectedHours, line.MeasuredHours, line.MissingHours));
    }

    [Fact]
    public async Task BuildAsync_NoSplitSet_ForecastsEvenlyByDaysAndSaysSo()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.BookAsync(new DateOnly(2026, 1, 16), new DateOnly(2026, 2, 1), 1_234.5m);
        var report = await BuildAsync(world);

        var standing = Assert.Single(report.Standings);

        // 31 x 1234.5 kWh x 0.31 kgce/kWh over 10,000 m2; a year of 365 days.
        Assert.Equal((1.186m, 8.5m, false), (standing.YearToDate, standing.SplitPercent, standing.SplitSet));
        Assert.Equal(13.964m, standing.Forecast);
        Assert.Equal(Standing.WithinConstraint, standing.Standing);
        Assert.Equal(1, standing.TierDecimals);
        var points = Assert.Single(report.RunningTotals).Points;
        Assert.Equal(12, points.Count);
        Assert.Equal((1.186m, 1.699m), (points[0].Actual, points[0].Constraint));
        Assert.Equal((null, 20m), (points[11].Actual, points[11].Constraint));
    }

    [Fact]
    public async Task BuildAsync_NothingKnownOfTheMonth_ConvertsToNoFigureRatherThanZero()
    {
        await using var world = await FilingWorld.MakeAsync();
        var report = await world.Builder.BuildAsync(FilingWorld.Officer, Code, FilingWorld.January.Next, null, TestContext.Current.CancellationToken);

        Assert.Null(report!.TotalStandardCoalKgce);
        Assert.Null(Assert.Single(report.Conversion).Amount);
        Assert.Equal(0m, report.TotalCompletenessPercent);
    }

    [Fact]
    public async Task BuildAsync_MonthBeforeKnown_ComparesTheTotals()
    {
        await using var world = await FilingWorld.MakeAsync();
        var report = await BuildAsync(world);

        // December: 31 x 1234.5 kWh = 38,269.5 kWh x 0.31.
        Assert.Equal((11_864m, 100m), (report.LastMonth.StandardCoalKgce, report.LastMonth.CompletenessPercent));
        Assert.Null(report.SameMonthLastYear.StandardCoalKgce);
        Assert.Equal("kWh", report.Consumption[0].Unit);
    }

    [Fact]
    public async Task BuildManyAsync_SeveralInstitutions_GivesEachTheReportItHasAlone()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.AddSchoolAsync();
        string[] codes = [FilingWorld.School, Code, "nobody"];
        foreach (var period in new ReportPeriod[] { ReportPeriod.Of(FilingWorld.January), new(PeriodKind.Quarter, 2025, 4), new(PeriodKind.Year, 2025, 1) })
        {
            var together = await world.Reports.BuildManyAsync(FilingWorld.Officer, codes, period, null, TestContext.Current.CancellationToken);

            Assert.Equal([FilingWorld.School, Code], together.Select(report => report.InstitutionCode).Order(StringComparer.Ordinal));
            foreach (var report in together)
            {
                var alone = Assert.Single(await world.Reports.BuildManyAsync(FilingWorld.Officer, [report.InstitutionCode], period, null, TestContext.Current.CancellationToken));
                foreach (var extension in ReportForm.Extensions)
                {
                    var form = ReportForm.Find("zh", extension)!;
                    Assert.Equal(alone.Print(form), report.Print(form));
                }
            }
        }
    }

    private static async Task<MonthlyReport> BuildAsync(FilingWorld world) =>
        (await world.Builder.BuildAsync(FilingWorld.Officer, Code, FilingWorld.January, null, TestContext.Current.CancellationToken))!;
}
