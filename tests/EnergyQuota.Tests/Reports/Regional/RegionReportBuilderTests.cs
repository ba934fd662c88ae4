using EnergyQuota.Inspections.Law;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Reports.Periods;
using static EnergyQuota.Tests.Reports.Regional.RegionWorld;

namespace EnergyQuota.Tests.Reports.Regional;

public sealed class RegionReportBuilderTests
{
    private static readonly DateOnly January1 = new(2026, 1, 1);

    [Fact]
    public async Task BuildAsync_ScopeThatSeesAPartOnly_TellsNothing()
    {
        await using var world = await MakeAsync();
        await world.AddAsync("A");

        Assert.Null(await world.FindAsync(new Scope("county", Role.Officer, County), City));
        Assert.Null(await world.FindAsync(new Scope("institution", Role.Institution, null, "A"), County));
        Assert.Null(await world.FindAsync(Scope.Nothing("nobody"), City));
        Assert.Null(await world.FindAsync(CityOfficer, "3709"));
        Assert.Single((await world.FindAsync(new Scope("county", Role.Officer, County), County))!.Institutions);
    }

    [Fact]
    public async Task BuildAsync_CountyOfACity_TellsOfItsOwnInstitutionsOnly()
    {
        await using var world = await MakeAsync();
        await world.AddAsync("A");
        await world.AddAsync("B", Other);
        await world.BookAsync("A", January1, 31, 10m);
        await world.BookAsync("B", January1, 31, 100m);

        var county = await world.BuildAsync(County);
        var city = await world.BuildAsync();

        Assert.Equal((310m, 3_410m), (Assert.Single(county.Amounts).Amount, Assert.Single(city.Amounts).Amount));
        Assert.Equal("A", Assert.Single(county.Institutions).Code);
    }

    [Fact]
    public async Task BuildAsync_AmountsThatRound_AddUpAsPrinted()
    {
        await using var world = await MakeAsync();
        foreach (var code in new[] { "A", "B", "C" })
        {
            await world.AddAsync(code);
            await world.BookAsync(code, January1, 31, 0.00484m);
        }

        var report = await world.BuildAsync();

        // 0.15004 each is printed as 0.2; the sum of what is printed is 0.6 and not 0.5.
        Assert.Equal(0.6m, Assert.Single(report.Amounts).Amount);
        Assert.Equal(report.Amounts[0].Amount, report.ByInstitution.Sum(line => line.Line.ThisMonth));
    }

    [Fact]
    public async Task BuildAsync_SilentAndUnmeteredInstitutions_AreToldAndNotCompared()
    {
        await using var world = await MakeAsync();
        await world.AddAsync("A");
        await world.AddAsync("B");
        await world.AddAsync("C", metered: false);
        await world.BookAsync("A", new DateOnly(2025, 12, 1), 62, 10m);
        await world.BookAsync("B", new DateOnly(2025, 12, 1), 31, 10m);

        var report = await world.BuildAsync();

        var amount = Assert.Single(report.Amounts);
        Assert.Equal((310m, 2, 1), (amount.Amount, amount.Metered, amount.Known));
        Assert.Equal("C", Assert.Single(report.NotMetered).Code);
        Assert.Equal("B", Assert.Single(report.Incomplete).Code);
        var change = report.Changes.Single(c => !c.OnYear);
        Assert.Equal((1, 310m, 310m, 0m), (change.Comparable, change.Before, change.Now, change.ChangePercent));
        var onYear = report.Changes.Single(c => c.OnYear);
        Assert.Equal((0, null, null), (onYear.Comparable, onYear.Before, onYear.ChangePercent));
    }

    [Fact]
    public async Task BuildAsync_QuarterAndYear_SumTheirMonths()
    {
        await using var world = await MakeAsync();
        await world.AddAsync("A");
        await world.BookAsync("A", new DateOnly(2025, 1, 1), 365, 1m);

        var quarter = await world.BuildAsync(period: new ReportPeriod(PeriodKind.Quarter, 2025, 4));
        var year = await world.BuildAsync(period: new ReportPeriod(PeriodKind.Year, 2025, 1));

        Assert.Equal((92m, 2024, 2), (quarter.Amounts[0].Amount, quarter.VerdictYear, quarter.Changes.Count));
        Assert.Equal((365m, 2025), (year.Amounts[0].Amount, year.VerdictYear));
        Assert.True(Assert.Single(year.Changes).OnYear);
    }

    [Fact]
    public async Task BuildAsync_NarrowedToAClass_LeavesTheOthersOut()
    {
        await using var world = await MakeAsync();
        await world.AddAsync("A");
        await world.AddAsync("S", @class: "education");
        await world.BookAsync("S", January1, 31, 1m);
        await world.JudgeAsync("A", Grade.Over, 30m);
        await world.OpenAsync("A", CaseKind.Inspection, CaseState.Planned);

        var report = await world.BuildAsync(only: "education");

        Assert.Equal("S", Assert.Single(report.Institutions).Code);
        Assert.Empty(report.Overruns);
        Assert.Empty(report.Cases);
        Assert.Equal(31m, Assert.Single(report.Amounts).Amount);
    }

    [Fact]
    public async Task BuildAsync_Cases_AreTheOpenOnesWithoutTips()
    {
        await using var world = await MakeAsync();
        await world.AddAsync("A");
        await world.OpenAsync("A", CaseKind.Inspection, CaseState.Announced);
        await world.OpenAsync("A", CaseKind.Inspection, CaseState.InspectionClosed);
        await world.OpenAsync("A", CaseKind.Tip, CaseState.TipRecorded);

        var report = await world.BuildAsync();

        Assert.Equal("已通知", Assert.Single(report.Cases).State.Chinese);
        Assert.Equal(1, Assert.Single(report.Institutions).OpenCases);
    }

    [Fact]
    public async Task BuildAsync_Overrun_SaysWhereItsExplanationStands()
    {
        await using var world = await MakeAsync();
        await world.AddAsync("A");
        await world.AddAsync("B");
        await world.JudgeAsync("A", Grade.Over, 21m);
        await world.JudgeAsync("B", Grade.OverLowerBound, 30m);
        await world.OpenAsync("A", CaseKind.Explanation, CaseState.NotAccepted, await world.VerdictIdAsync("A"));

        var report = await world.BuildAsync();

        Assert.Equal(["B", "A"], report.Overruns.Select(o => o.Code));
        Assert.Equal([(50m, true, null), (5m, false, CaseState.NotAccepted)], report.Overruns.Select(o => (o.OverPercent, o.Serious, o.Explanation)));
        Assert.All(report.Overruns, o => Assert.True(o.Provisional));
    }

    [Fact]
    public async Task BuildAsync_FindingThatWaits_IsListedUntilThePeriodsEnd()
    {
        await using var world = await MakeAsync();
        await world.AddAsync("A");
        await world.AddAsync("B");
        await world.FindAsync("A", FindingKind.Jump, new DateTimeOffset(2026, 1, 12, 0, 0, 0, TimeSpan.Zero), 65_000m);
        await world.FindAsync("B", FindingKind.Jump, new DateTimeOffset(2026, 2, 2, 0, 0, 0, TimeSpan.Zero), 1m);

        var suspect = Assert.Single((await world.BuildAsync()).Suspects);

        Assert.Equal((Meter("A"), 65_000m, "kWh"), (suspect.Meter, suspect.Held, suspect.Unit));
    }
}
