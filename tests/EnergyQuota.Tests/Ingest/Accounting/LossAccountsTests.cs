using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Tests.Registry;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Ingest.Accounting;

/// <summary>The accounts behind a real journal and state database, through stops and lost answers.</summary>
public sealed class LossAccountsTests
{
    private static readonly Scope All = Scope.System("test");

    // Yesterday, so that nothing is not due yet.
    private static readonly DateTimeOffset Day = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-1), TimeSpan.Zero);
    private static readonly int FirstHour = HourNumber.Of(Day);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PageAsync_MessagesOfEveryKind_Balances()
    {
        await using var world = await WorldAsync();
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync($"[{Item(0, 1)},{Item(15, 2)},{Item(15, 3)},{Item(0, 1)},{Item(30, 4, "M9")}]");
        await world.SendAsync("garbage");
        await world.SendAsync("garbage", "elsewhere");
        await world.DrainAsync();

        var page = await world.Losses.PageAsync(All, "", FirstHour, 48, 0, 10, Stop);

        Assert.Equal((2, true), (page.Total, page.JournalCounted));
        var gateway = page.Rows.Single(row => row.Gateway.Gateway == "g1");
        Assert.True(gateway.Hours.All(hour => hour.IsBalanced));
        Assert.Equal((2, 6, 2, 1), (gateway.Total.Messages, gateway.Total.Received, gateway.Total.Stored, gateway.Total.Repeats));
        Assert.Equal((1, 2, 1), (gateway.Total.Conflicts, gateway.Total.Rejected, gateway.Total.ForMeter));
        Assert.Equal((4, 2), (gateway.Hours[0].Received, gateway.Hours[0].Slots.OnTime + gateway.Hours[0].Slots.Late));
        Assert.Equal(1, page.Rows.Single(row => row.Gateway == GatewayKey.None).Total.Rejected);
    }

    [Fact]
    public async Task PageAsync_StoppedBetweenStoreAndPosition_CountsEachItemOnceAsWhatItWas()
    {
        await using var world = await WorldAsync();
        await world.SendAsync($"[{Item(0, 1)},{Item(15, 2)},{Item(15, 3)},{Item(0, 1)}]");
        await world.SendAsync("garbage");
        await DieAfterTheStoreAsync(world);
        Assert.Equal(3, await world.StoredAsync());
        await world.SendAsync($"[{Item(0, 1)},{Item(30, 5)}]");

        using var second = world.NewPipeline();
        await second.StartAsync(Stop);
        await second.DrainAsync(Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await second.StopAsync(Stop);

        var total = await TotalAsync(world);
        Assert.Equal((7, 3, 2, 1, 1), (total.Received, total.Stored, total.Repeats, total.Conflicts, total.Rejected));
        Assert.Equal(await world.StoredAsync(), total.Stored + total.Conflicts);
        Assert.Equal(2, world.Status.Repeats);
    }

    [Fact]
    public async Task PageAsync_StoreTookTheBatchAndItsAnswerWasLost_CountsItOnce()
    {
        await using var world = await WorldAsync();
        world.AnswersLost = 1;
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync($"[{Item(0, 1)},{Item(15, 2)}]");
        await world.DrainAsync();

        var total = await TotalAsync(world);
        Assert.Equal((2, 2, 0), (total.Received, total.Stored, total.Repeats));
    }

    [Fact]
    public async Task PageAsync_EngineLostItsLastSecondsAndWasRefilled_CountsNothingTwice()
    {
        await using var world = await WorldAsync(TimeSpan.FromHours(1));
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync($"[{Item(0, 1)},{Item(15, 2)},{Item(0, 1)}]");
        await world.SendAsync("garbage");
        await world.DrainAsync();
        await world.Pipeline.StopAsync(Stop);
        world.StartEngineAnew();
        await world.SendAsync(Item(30, 3));

        using var second = world.NewPipeline();
        await second.StartAsync(Stop);
        await second.DrainAsync(Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await second.StopAsync(Stop);

        Assert.Equal(3, await world.StoredAsync());
        var total = await TotalAsync(world);
        Assert.Equal((5, 3, 1, 1), (total.Received, total.Stored, total.Repeats, total.Rejected));
    }

    [Fact]
    public async Task PageAsync_StoreDown_ShowsWhatWaitsInTheJournal()
    {
        await using var world = await WorldAsync();
        world.StoreIsDown = true;
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync(Item(0, 1));
        await world.SendAsync(Item(15, 2));
        Assert.Equal(2, (await world.Waiting.LookAsync(Stop)).Messages.Values.Sum());
        await world.SendAsync(Item(30, 3));
        Assert.Equal(3, (await world.Waiting.LookAsync(Stop)).Messages[(new GatewayKey("A", "g1"), HourNumber.Of(TimeProvider.System.GetUtcNow()))]);

        world.StoreIsDown = false;
        await world.DrainAsync();

        Assert.Empty((await world.Waiting.LookAsync(Stop)).Messages);
        Assert.Equal(3, (await TotalAsync(world)).Stored);
    }

    [Fact]
    public async Task PageAsync_MeterRegisteredAndItsRejectsReplayed_NothingWaitsAnyMore()
    {
        await using var world = await WorldAsync();
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync(Item(0, 1, "M9"));
        await world.DrainAsync();
        Assert.Equal((1, 1), ((await TotalAsync(world)).Rejected, (await TotalAsync(world)).ForMeter));

        world.Register("M9");
        await world.Rejects.ReplayUnknownMetersAsync(All, Stop);
        await world.DrainAsync();

        var total = await TotalAsync(world);
        Assert.Equal((2, 1, 1, 1, 0), (total.Received, total.Replayed, total.Stored, total.Rejected, total.ForMeter));
        Assert.Equal(1, total.Messages);
    }

    [Fact]
    public async Task PageAsync_SilentMeter_IsMissingUnderItsInstitution()
    {
        await using var world = await WorldAsync();
        await using (var state = world.CreateDbContext())
        {
            state.Add(Some.Meter("SILENT", "A"));
            await state.SaveChangesAsync(Stop);
        }

        var row = Assert.Single((await world.Losses.PageAsync(All, "", FirstHour, 24, 0, 10, Stop)).Rows, row => !row.Gateway.IsNamed);

        // M1 has not reported either.
        Assert.Equal((new GatewayKey("A", ""), 2), (row.Gateway, row.MeterCount));
        Assert.Equal(2 * 96, row.Total.Slots.Missing);
        Assert.Equal(8, row.Hours[7].Slots.Expected);
    }

    [Fact]
    public async Task FindAsync_OneGateway_GivesItsMetersThoseWithMostMissingFirst()
    {
        await using var world = await WorldAsync();
        world.Register("M0");
        await using (var state = world.CreateDbContext())
        {
            state.Add(Some.Meter("M0", "A"));
            await state.SaveChangesAsync(Stop);
        }

        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync($"[{Item(0, 1, "M0")},{Item(15, 2, "M0")},{Item(45, 3)}]");
        await world.DrainAsync();

        var found = (await world.Losses.FindAsync(All, new GatewayKey("A", "g1"), FirstHour, 1, Stop))!.Value;

        Assert.Equal(["M1", "M0"], found.Meters.Select(row => row.Meter.Code));
        Assert.Equal([3L, 2L], found.Meters.Select(row => row.Slots.Missing));
        Assert.Equal(8, found.Account.Total.Slots.Expected);
    }

    [Fact]
    public async Task PageAsync_ScopeOfAnotherInstitution_SeesNothing()
    {
        await using var world = await WorldAsync();
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync(Item(0, 1));
        await world.SendAsync("garbage", "elsewhere");
        await world.SendAsync("garbage", "readings/B/g7");
        await world.DrainAsync();

        Scope[] others = [new("b", Role.Leader, "11", "B"), Scope.Nothing("n"), new("c", Role.Leader, "3799")];
        foreach (var scope in others)
        {
            Assert.Equal(0, (await world.Losses.PageAsync(scope, "", FirstHour, 24, 0, 10, Stop)).Total);
            Assert.Null(await world.Losses.FindAsync(scope, new GatewayKey("A", "g1"), FirstHour, 24, Stop));
        }

        var own = await world.Losses.PageAsync(new Scope("a", Role.Leader, null, "A"), "", FirstHour, 24, 0, 10, Stop);
        Assert.Equal([new GatewayKey("A", "g1")], own.Rows.Select(row => row.Gateway));
        Assert.Equal(3, (await world.Losses.PageAsync(All, "", FirstHour, 24, 0, 10, Stop)).Total);
        Assert.Equal(1, (await world.Losses.PageAsync(All, "g7", FirstHour, 24, 0, 10, Stop)).Total);
    }

    private static async Task<IngestWorld> WorldAsync(TimeSpan durableAfter = default)
    {
        var world = new IngestWorld(durableAfter: durableAfter);
        await using var state = world.CreateDbContext();
        state.AddRange(new Region { Code = "37", NameZh = "山东" }, Some.Institution("A", "37"), Some.Meter("M1", "A"));
        await state.SaveChangesAsync(Stop);
        return world;
    }

    /// <summary>A pipeline whose batches reach the store and never the state database: where a kill hurts most.</summary>
    private static async Task DieAfterTheStoreAsync(IngestWorld world)
    {
        await using (var state = world.CreateDbContext())
        {
            await state.Database.ExecuteSqlRawAsync("CREATE TRIGGER dies BEFORE INSERT ON journal_position BEGIN SELECT RAISE(ABORT, 'killed'); END", Stop);
        }

        using var first = world.NewPipeline();
        await first.StartAsync(Stop);
        while (await world.StoredAsync() == 0 || world.Status.StoreError is null)
        {
            await Task.Delay(20, Stop);
        }

        await first.StopAsync(Stop);
        await using var again = world.CreateDbContext();
        await again.Database.ExecuteSqlRawAsync("DROP TRIGGER dies", Stop);
    }

    private static async Task<LossHour> TotalAsync(IngestWorld world)
    {
        var page = await world.Losses.PageAsync(All, "", FirstHour, 48, 0, 10, Stop);
        Assert.True(page.Rows.All(row => row.Hours.All(hour => hour.IsBalanced)));
        return LossHour.Sum(page.Rows.Select(row => row.Total));
    }

    private static string Item(int minute, int value, string meter = "M1") =>
        $$"""{"meter":"{{meter}}","time":"{{Day.AddMinutes(minute):yyyy-MM-dd'T'HH:mm:ss}}Z","value":{{value}}}""";
}
