using System.Text;
using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Mqtt;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Ingest.Pipeline;

public sealed class IngestPipelineTests
{
    private static readonly Scope All = Scope.System("test");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExecuteAsync_StoreDownThenUp_LosesNothing()
    {
        await using var world = new IngestWorld { StoreIsDown = true };
        await world.Pipeline.StartAsync(Stop);
        for (var index = 0; index < 50; index++)
        {
            await world.SendAsync(Item(index));
        }

        await Task.Delay(300, Stop);
        Assert.Equal(0, await world.StoredAsync());
        Assert.Equal("The store is switched off.", world.Status.StoreError);

        world.StoreIsDown = false;
        await world.DrainAsync();

        Assert.Equal(50, await world.StoredAsync());
        Assert.Equal((50, 50, 0), (world.Status.Received, world.Status.Stored, world.Status.Repeats));
        Assert.Null(world.Status.StoreError);
        Assert.Single(await world.Marks.ListAsync(10, Stop));
    }

    /// <summary>Otherwise the accounts would lack it for as long as the program stands still.</summary>
    [Fact]
    public async Task StopAsync_StoreHasTakenABatch_BooksItBeforeTheEnd()
    {
        await using var world = new IngestWorld();
        var (taken, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Taken = () =>
        {
            taken.TrySetResult();
            return answer.Task;
        };
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync(Item(1));
        await taken.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);

        var stopping = world.Pipeline.StopAsync(Stop);
        answer.SetResult();
        await stopping;

        await using var state = world.CreateDbContext();
        Assert.Equal(1, await state.Database.SqlQueryRaw<long>("""SELECT coalesce(sum("Stored"), 0) AS Value FROM gateway_hour""").SingleAsync(Stop));
        Assert.Single(await world.Marks.ListAsync(10, Stop));
    }

    [Fact]
    public async Task ExecuteAsync_ServerClockJumpsBack_KeepsEveryReadingOnce()
    {
        await using var world = new IngestWorld();
        await world.Pipeline.StartAsync(Stop);
        var clock = new JumpingClock();
        var inbox = new MessageInbox(world.Journal, world.Status, Options.Create(new DecodingOptions()), clock);
        foreach (var jump in new[] { 0, -3, 3 })
        {
            // The same stamped reading each time, and one without a stamp, which is placed where the clock stands.
            clock.Hours += jump;
            await inbox.AcceptAsync("readings/A/g1", new(Encoding.UTF8.GetBytes(Item(1))), false, Stop);
            await inbox.AcceptAsync("readings/A/g1", new(Encoding.UTF8.GetBytes($$"""{"meter":"M1","value":{{100 + clock.Hours}}}""")), false, Stop);
            await world.DrainAsync();
        }

        Assert.Equal(4, await world.StoredAsync());
        Assert.Equal((4, 2), (world.Status.Stored, world.Status.Repeats));
    }

    [Fact]
    public async Task ExecuteAsync_RepeatedMessage_CountsOnce()
    {
        await using var world = new IngestWorld();
        await world.Pipeline.StartAsync(Stop);
        for (var turn = 0; turn < 3; turn++)
        {
            await world.SendAsync(Item(1));
            await world.DrainAsync();
        }

        Assert.Equal(1, await world.StoredAsync());
        Assert.Equal((1, 2), (world.Status.Stored, world.Status.Repeats));
    }

    [Fact]
    public async Task ExecuteAsync_SecondPipeline_GoesOnAtTheSavedPosition()
    {
        await using var world = new IngestWorld();
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync("garbage");
        await world.SendAsync(Item(1));
        await world.DrainAsync();
        await world.Pipeline.StopAsync(Stop);
        await world.SendAsync(Item(2));

        using var second = world.NewPipeline();
        await second.StartAsync(Stop);
        await second.DrainAsync(Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop);
        await second.StopAsync(Stop);

        Assert.Equal(2, await world.StoredAsync());
        Assert.Equal(0, world.Status.Repeats);
        Assert.Equal(1, Assert.Single(await world.Rejects.ListAsync(All, null, 10, Stop)).Count);
    }

    [Fact]
    public async Task SaveAsync_SameBatchTwice_CountsOnce()
    {
        await using var world = new IngestWorld();
        var message = new EnergyQuota.Ingest.Journal.JournalMessage("x", new byte[] { 1 }, DateTimeOffset.UnixEpoch, default);
        var reject = new Rejection(RejectReason.UnknownTopic, "x", -1, message.Payload);
        await world.Writer.SaveAsync([(message, reject)], new BatchAccount(), Guid.Empty, 100, Stop);
        await world.Writer.SaveAsync([(message, reject)], new BatchAccount(), Guid.Empty, 100, Stop);

        Assert.Equal(1, Assert.Single(await world.Rejects.ListAsync(All, null, 10, Stop)).Count);
    }

    [Fact]
    public async Task ListAsync_SameGarbageOfOneGateway_FoldsIntoACount()
    {
        await using var world = new IngestWorld();
        await world.Pipeline.StartAsync(Stop);
        for (var turn = 0; turn < 4; turn++)
        {
            await world.SendAsync("garbage");
        }

        await world.SendAsync("garbage", "readings/A/g2");
        await world.DrainAsync();

        var rejects = await world.Rejects.ListAsync(All, RejectReason.MalformedPayload, 10, Stop);
        Assert.Equal([1L, 4L], rejects.Select(r => r.Count).Order());
        Assert.Equal(5, (await world.Rejects.CountByReasonAsync(All, Stop))[RejectReason.MalformedPayload]);
    }

    [Fact]
    public async Task ListAsync_UnknownMeterWithoutTime_KeepsEveryArrival()
    {
        await using var world = new IngestWorld();
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync("""{"meter":"M2","value":5}""");
        await Task.Delay(2, Stop);
        await world.SendAsync("""{"meter":"M2","value":5}""");
        await world.DrainAsync();

        Assert.Equal(2, (await world.Rejects.ListAsync(All, RejectReason.UnknownMeter, 10, Stop)).Count);
    }

    [Fact]
    public async Task ReplayUnknownMetersAsync_MeterRegisteredSince_StoresWithTheFirstReceiveTime()
    {
        await using var world = new IngestWorld();
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync("""[{"meter":"M1","value":1},{"meter":"M2","value":5}]""");
        await world.SendAsync("""{"meter":"M3","value":5}""");
        await world.DrainAsync();
        var before = await world.Rejects.ListAsync(All, null, 10, Stop);

        world.Register("M2");
        Assert.Equal(2, await world.Rejects.ReplayUnknownMetersAsync(All, Stop));
        await world.DrainAsync();

        Assert.Equal(1, await world.StoredAsync("M2"));
        var after = await world.Rejects.ListAsync(All, null, 10, Stop);
        Assert.NotNull(after.Single(r => r.Detail.Contains("M2", StringComparison.Ordinal)).ReplayedAt);
        var still = after.Single(r => r.Detail.Contains("M3", StringComparison.Ordinal));
        Assert.Null(still.ReplayedAt);
        Assert.Equal(2, still.Count);
        Assert.Equal(before.Single(r => r.Id == still.Id).FirstReceivedAt, still.LastReceivedAt);
    }

    [Fact]
    public async Task ListAsync_ScopeOfAnotherInstitution_SeesNothing()
    {
        await using var world = new IngestWorld();
        await using (var state = world.CreateDbContext())
        {
            state.Add(new Region { Code = "37", NameZh = "山东" });
            state.Add(new Institution { Code = "A", NameZh = "甲", RegionCode = "37", Class = "government" });
            await state.SaveChangesAsync(Stop);
        }

        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync("garbage");
        await world.SendAsync("garbage", "elsewhere");
        await world.DrainAsync();

        Assert.Single(await world.Rejects.ListAsync(new Scope("a", Role.Leader, null, "A"), null, 10, Stop));
        Assert.Single(await world.Rejects.ListAsync(new Scope("r", Role.Leader, "37"), null, 10, Stop));
        Assert.Empty(await world.Rejects.ListAsync(new Scope("b", Role.Leader, "11", "B"), null, 10, Stop));
        Assert.Empty(await world.Rejects.ListAsync(Scope.Nothing("n"), null, 10, Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => world.Rejects.ReplayUnknownMetersAsync(new Scope("r", Role.Leader, "37"), Stop));
    }

    [Fact]
    public async Task ExecuteAsync_DecoderFails_KeepsThatMessageAndStoresTheOthers()
    {
        await using var world = new IngestWorld { MeterThatFails = "M2" };
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync(Item(1));
        await world.SendAsync("""{"meter":"M2","value":5}""");
        await world.SendAsync(Item(2));
        await world.DrainAsync();

        Assert.Equal(2, await world.StoredAsync());
        var kept = Assert.Single(await world.Rejects.ListAsync(All, RejectReason.DecoderFault, 10, Stop));
        Assert.Equal("""{"meter":"M2","value":5}""", Encoding.UTF8.GetString(kept.Payload));
        Assert.Contains("M2", kept.Detail, StringComparison.Ordinal);

        world.MeterThatFails = null;
        world.Register("M2");
        await world.Rejects.ReplayAsync(All, [kept.Id], Stop);
        await world.DrainAsync();

        Assert.Equal(1, await world.StoredAsync("M2"));
    }

    [Theory]
    [InlineData("", TimeBasis.Received)]
    [InlineData(""","time":"2026-03-01T12:00:00.000007Z" """, TimeBasis.Device)]
    [InlineData(""","time":"1970-01-01T00:00:00Z" """, TimeBasis.ClockRejected)]
    public async Task ExecuteAsync_StoreRefusesAReading_KeepsItSoThatAReplayGivesTheSame(string time, TimeBasis basis)
    {
        await using var world = new IngestWorld { MeterTheStoreRefuses = "M2" };
        world.Register("M2");
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync($$"""[{"meter":"M1","value":1},{"meter":"M2","value":1500.5,"unit":"Wh"{{time}}}]""");
        await world.DrainAsync();

        Assert.Equal(1, await world.StoredAsync());
        var kept = Assert.Single(await world.Rejects.ListAsync(All, RejectReason.StoreRefused, 10, Stop));
        Assert.Equal(("not on Sundays", "g1"), (kept.Detail, kept.Gateway));
        Assert.Equal((1, 1), (world.Status.Stored, world.Status.RejectedFor(RejectReason.StoreRefused)));

        world.MeterTheStoreRefuses = null;
        await world.Rejects.ReplayAsync(All, [kept.Id], Stop);
        await world.DrainAsync();

        var reading = Assert.Single(await world.ReadingsAsync("M2"));
        Assert.Equal((1.5005m, basis, kept.FirstReceivedAt), (reading.Value, reading.Basis, reading.ReceivedAt));
        Assert.Equal(basis == TimeBasis.Device ? new DateTimeOffset(2026, 3, 1, 12, 0, 0, 0, 7, TimeSpan.Zero) : kept.FirstReceivedAt, reading.Time);
    }

    private sealed class JumpingClock : TimeProvider
    {
        public int Hours { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(Hours);
    }

    private static string Item(int minute) =>
        $$"""{"meter":"M1","time":"{{TimeProvider.System.GetUtcNow().Date.AddDays(-1).AddMinutes(minute):yyyy-MM-dd'T'HH:mm:ss}}Z","value":{{minute}}}""";
}
