using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Files;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Tests.Documents;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Reports.Filing;

public sealed class ReportFilerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FileAsync_FiledAlready_MakesANewEditionThatSaysSoAndKeepsTheOld()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.RunAsync();
        var first = (await world.IndexAsync()).Single(r => r.Month == FilingWorld.January.FirstDay && r.Extension == "pdf");
        var bytes = await File.ReadAllBytesAsync(world.FileOf(first), Token);
        await world.BookAsync(new DateOnly(2026, 1, 16), new DateOnly(2026, 2, 1), 1_300m);

        Assert.Equal((FilingOutcome.ReasonNeeded, 0), await FileAsync(world, " "));
        Assert.Equal((FilingOutcome.Filed, 2), await FileAsync(world, "补传一月下半月数据"));

        Assert.Equal(bytes, await File.ReadAllBytesAsync(world.FileOf(first), Token));
        var second = (await world.IndexAsync()).Single(r => r.Edition == 2 && r.Extension == "pdf");
        Assert.Equal(("补传一月下半月数据", "officer"), (second.Reason, second.FiledBy));
        var text = Flat(Poppler.TextOf(await File.ReadAllBytesAsync(world.FileOf(second), Token)));
        Assert.Contains("本报告为第2版，替代第1版", text, StringComparison.Ordinal);
        Assert.Contains("补传一月下半月数据", text, StringComparison.Ordinal);
        Assert.DoesNotContain("草稿", text, StringComparison.Ordinal);
        Assert.DoesNotContain("不完整", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileAsync_MonthWithGaps_SaysSoBesideTheTotal()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.RunAsync();
        var report = (await world.IndexAsync()).Single(r => r.Month == FilingWorld.January.FirstDay && r.Extension == "pdf");
        var text = Poppler.TextOf(await File.ReadAllBytesAsync(world.FileOf(report), Token));

        Assert.Contains("本月数据不完整：电48.4%", Flat(text), StringComparison.Ordinal);
        Assert.Contains(text.Split('\n'), line => line.Contains("综合能耗", StringComparison.Ordinal) && line.Contains("48.4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FileAsync_MonthNotOverUnsettledOrOutOfScope_IsRefusedInWords()
    {
        await using var world = await FilingWorld.MakeAsync();
        Assert.Equal(FilingOutcome.NotOver, (await world.Filer.FileAsync(FilingWorld.Officer, Code, ReportPeriod.Of(new Month(2026, 2)), "", Token)).Outcome);
        Assert.Equal(FilingOutcome.NotAllowed, (await world.Filer.FileAsync(FilingWorld.Officer with { Role = Role.Leader }, Code, ReportPeriod.Of(FilingWorld.January), "", Token)).Outcome);
        Assert.Equal(FilingOutcome.NotFound, (await world.Filer.FileAsync(FilingWorld.Officer with { RegionPrefix = "33" }, Code, ReportPeriod.Of(FilingWorld.January), "", Token)).Outcome);
        await world.MarkAsync(new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(FilingOutcome.Unsettled, (await FileAsync(world, "")).Outcome);
        Assert.Empty(await world.IndexAsync());
    }

    [Fact]
    public async Task ReadAsync_FileAlteredOrGone_IsRefused()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.RunAsync();
        var report = (await world.IndexAsync())[0];
        Assert.Equal(report.Sha256, KeptFiles.HashOf((await world.Filed.ReadAsync(FilingWorld.Officer, report.Id, Token)).Content!));

        var file = world.FileOf(report);
        File.SetAttributes(file, FileAttributes.Normal);
        var bytes = await File.ReadAllBytesAsync(file, Token);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Token);
        Assert.Equal((null, ArchiveFault.Altered), Refused(await world.Filed.ReadAsync(FilingWorld.Officer, report.Id, Token)));

        File.Delete(file);
        Assert.Equal((null, ArchiveFault.Missing), Refused(await world.Filed.ReadAsync(FilingWorld.Officer, report.Id, Token)));
    }

    [Fact]
    public async Task ListAsync_OtherScope_SeesNothing()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.RunAsync();
        var filter = new FiledReportFilter(null, null, 0, 100);

        Assert.Equal(4, (await world.Filed.ListAsync(FilingWorld.Officer, filter, Token)).Total);
        Assert.Equal(0, (await world.Filed.ListAsync(Scope.Nothing("x"), filter, Token)).Total);
        Assert.Empty(await world.Filed.MonthsAsync(FilingWorld.Officer with { RegionPrefix = "33" }, Token));
        var one = (await world.IndexAsync())[0].Id;
        Assert.Equal(ArchiveFault.NotFound, (await world.Filed.ReadAsync(Scope.Nothing("x"), one, Token)).Fault);
    }

    [Fact]
    public async Task ListAsync_MonthNameAndPage_NarrowTheList()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.RunAsync();

        var page = await world.Filed.ListAsync(FilingWorld.Officer, new FiledReportFilter(FilingWorld.December.FirstDay, "法院", 1, 1), Token);

        Assert.Equal(2, page.Total);
        Assert.Equal("xlsx", Assert.Single(page.Rows).Report.Extension);
        Assert.Equal(0, (await world.Filed.ListAsync(FilingWorld.Officer, new FiledReportFilter(null, "医院", 0, 10), Token)).Total);
    }

    private static Task<(FilingOutcome Outcome, int Edition)> FileAsync(FilingWorld world, string reason) =>
        world.Filer.FileAsync(FilingWorld.Officer, Code, ReportPeriod.Of(FilingWorld.January), reason, Token);

    private static (byte[]? Content, ArchiveFault? Fault) Refused(FiledContent found) => (found.Content, found.Fault);

    private static string Flat(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
