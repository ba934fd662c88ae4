using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores.Victoria;
using EnergyQuota.Registry.Access;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Ingest.Pipeline;

/// <summary>An engine that confirms before its disk does loses nothing: the journal keeps what it may have lost.</summary>
public sealed class DurabilityDelayTests
{
    private static readonly DateTimeOffset First = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExecuteAsync_EngineStartedAnewUnnoticed_StoresAgainWhatItMayHaveLost()
    {
        await using var world = new IngestWorld(durableAfter: TimeSpan.FromSeconds(4));
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync("garbage");
        await world.SendAsync(Item(1));
        await world.SendAsync(Item(2));
        await world.DrainAsync();
        Assert.Equal(0, world.Journal.WaitingBytes);

        world.StartEngineAnew();

        await UntilAsync(async () => await world.StoredAsync() == 2);
        Assert.Equal(1, Assert.Single(await world.Rejects.ListAsync(Scope.System("test"), RejectReason.MalformedPayload, 10, Stop)).Count);
    }

    [Fact]
    public async Task ExecuteAsync_EngineDownBetweenTwoBatches_StoresBothAgain()
    {
        await using var world = new IngestWorld(durableAfter: TimeSpan.FromHours(1));
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync(Item(1));
        await world.DrainAsync();

        world.StoreIsDown = true;
        await world.SendAsync(Item(2));
        await UntilAsync(() => Task.FromResult(world.Status.StoreError is not null));
        world.StartEngineAnew();
        world.StoreIsDown = false;

        await UntilAsync(async () => await world.StoredAsync() == 2);
    }

    [Fact]
    public async Task ExecuteAsync_EngineLivesOn_LetsGoAfterTheSpanAndNotBefore()
    {
        await using var world = new IngestWorld(durableAfter: TimeSpan.FromSeconds(4));
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync(Item(1));
        await world.DrainAsync();
        var kept = world.Journal.KeptBytes;
        Assert.True(kept > 0);
        await Task.Delay(1_500, Stop);
        Assert.Equal(kept, world.Journal.KeptBytes);

        await UntilAsync(() => Task.FromResult(world.Journal.KeptBytes == 0));
        Assert.Equal((1, 0), (world.Status.Stored, world.Status.Repeats));
    }

    [Fact]
    public async Task ExecuteAsync_ProgramStartedAnew_StoresAgainWhatIsKept()
    {
        await using var world = new IngestWorld(durableAfter: TimeSpan.FromHours(1));
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync(Item(1));
        await world.SendAsync("garbage");
        await world.DrainAsync();
        await world.Pipeline.StopAsync(Stop);
        world.StartEngineAnew();

        using var second = world.NewPipeline();
        await second.StartAsync(Stop);
        await UntilAsync(async () => await world.StoredAsync() == 1);
        await second.StopAsync(Stop);
        Assert.Equal(1, Assert.Single(await world.Rejects.ListAsync(Scope.System("test"), RejectReason.MalformedPayload, 10, Stop)).Count);
    }

    [Fact]
    public async Task ExecuteAsync_VictoriaMetricsKilled_LosesNothing()
    {
        // The server writes to disk by its own clock, so that some kills find all of it there.
        const int Count = 300;
        const int Kills = 20;
        await using var server = new VictoriaServer();
        await server.InitializeAsync();
        await using var engine = new VictoriaReadingStore(
            new VictoriaOptions { Url = server.Url, DurableAfter = TimeSpan.FromSeconds(10) }, TimeSpan.Zero, TimeProvider.System);
        await engine.OpenAsync(Stop);
        await using var world = new IngestWorld(engine: engine);
        await world.Pipeline.StartAsync(Stop);
        var sent = 0;
        var hasLost = false;
        for (var kill = 0; !hasLost; kill++)
        {
            Assert.True(kill < Kills, $"The server was killed {Kills} times and never lost anything.");
            for (var end = sent + Count; sent < end; sent++)
            {
                await world.SendAsync(Item(sent));
            }

            await world.DrainAsync();
            await server.KillAsync();
            await server.StartAsync();

            // All had been confirmed; nothing failed that could have told the pipeline that not all of it came to disk.
            hasLost = await CountAsync(engine) < sent;
            await UntilAsync(async () => await CountAsync(engine) == sent);
            Assert.Null(world.Status.StoreError);
        }

        await UntilAsync(() => Task.FromResult(world.Journal.KeptBytes == 0));
        await server.KillAsync();
        await server.StartAsync();
        Assert.Equal(sent, await CountAsync(engine));
    }

    private static Task<long> CountAsync(VictoriaReadingStore engine) => engine.CountAsync(
        RegisterAccess.System("test"), [new RegisterId("M1")], DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, Stop);

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var attempt = 0; !await isSo(); attempt++)
        {
            Assert.InRange(attempt, 0, 300);
            await Task.Delay(100, Stop);
        }
    }

    private static string Item(int index) =>
        $$"""{"meter":"M1","time":"{{First.AddMinutes(5 * index):yyyy-MM-dd'T'HH:mm:ss'Z'}}","value":{{index}}}""";
}
