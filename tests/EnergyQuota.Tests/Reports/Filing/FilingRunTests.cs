using EnergyQuota.Registry.Files;
using EnergyQuota.Reports.Filing;

namespace EnergyQuota.Tests.Reports.Filing;

public sealed class FilingRunTests
{
    [Fact]
    public async Task RunAsync_MonthsOverAndSettled_FilesEachInEveryForm()
    {
        await using var world = await FilingWorld.MakeAsync();

        Assert.Equal(new FilingTally(2, 0, 0), await world.RunAsync());

        var index = await world.IndexAsync();
        Assert.Equal(
            ["2025-12 1 pdf", "2025-12 1 xlsx", "2026-01 1 pdf", "2026-01 1 xlsx"],
            index.Select(r => $"{r.Month:yyyy-MM} {r.Edition} {r.Extension}").Order());
        Assert.All(index, report =>
        {
            var content = File.ReadAllBytes(world.FileOf(report));
            Assert.Equal(report.Sha256, KeptFiles.HashOf(content));
            Assert.Equal(report.Length, content.Length);
            Assert.Equal("system:file-reports", report.FiledBy);
        });
        Assert.Equal(2, (await world.AuditedAsync()).Count);
        Assert.Null(await world.Audit.FindBrokenLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RunAsync_EveryKindOfManyInstitutions_FilesMonthsQuarterAndYear()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.AddSchoolAsync();
        (world.Settings.InstitutionPeriods, world.Settings.Formats) = ("month,quarter,year", "pdf");

        // The court from December on, the school from January on, when its boundary begins.
        Assert.Equal(new FilingTally(5, 0, 0), await world.RunAsync());

        Assert.Equal(
            ["2025", "2025-12", "2025-Q4", "2026-01", "2026-01"], (await world.IndexAsync()).Select(r => r.Period.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(default, await world.RunAsync());
    }

    [Fact]
    public async Task RunAsync_Twice_FilesNothingASecondTime()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.RunAsync();
        var before = await world.IndexAsync();

        Assert.Equal(default, await world.RunAsync());
        Assert.Equal(before.Select(r => (r.Id, r.Sha256)), (await world.IndexAsync()).Select(r => (r.Id, r.Sha256)));
        Assert.Equal(2, (await world.AuditedAsync()).Count);
    }

    [Fact]
    public async Task RunAsync_MonthsLate_FilesWhatWasMissed()
    {
        await using var world = await FilingWorld.MakeAsync();
        world.Time.Advance(TimeSpan.FromDays(100));

        Assert.Equal(5, (await world.RunAsync()).Filed);
        Assert.Equal(["2025-12", "2026-01", "2026-02", "2026-03", "2026-04"], (await world.IndexAsync()).Select(r => $"{r.Month:yyyy-MM}").Distinct().Order());
    }

    [Fact]
    public async Task RunAsync_ChangeWaitsToBeSettled_WaitsAndFilesAfterwards()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.MarkAsync(new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(new FilingTally(1, 1, 0), await world.RunAsync());
        Assert.DoesNotContain(await world.IndexAsync(), r => r.Month == FilingWorld.January.FirstDay);

        await world.SettleAsync();
        Assert.Equal(new FilingTally(1, 0, 0), await world.RunAsync());
    }

    [Fact]
    public async Task RunAsync_ReadingsInTheJournal_FilesNothingYet()
    {
        await using var world = await FilingWorld.MakeAsync();
        world.OnTheWay.None = false;
        Assert.Equal(default, await world.RunAsync());
        Assert.Empty(await world.IndexAsync());

        world.OnTheWay.None = true;
        Assert.Equal(2, (await world.RunAsync()).Filed);
    }

    [Fact]
    public async Task RunAsync_StoppedBeforeTheCommit_FilesOnceAfterwards()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.RunAsync();
        var files = Directory.GetFiles(world.Settings.Folder, "*", SearchOption.AllDirectories);

        // The same folder with an index that knows nothing: what a stop between files and commit leaves behind.
        await using var again = await FilingWorld.MakeAsync();
        Directory.CreateDirectory(Path.Combine(again.Folder, "reports"));
        foreach (var file in files)
        {
            var target = Path.Combine(again.Folder, "reports", Path.GetRelativePath(world.Settings.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Assert.Equal(2, (await again.RunAsync()).Filed);
        Assert.Equal(files.Length, Directory.GetFiles(again.Settings.Folder, "*", SearchOption.AllDirectories).Length);
    }
}
