using System.Text;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Tests.Registry;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Ingest.Rejects;

public sealed class RejectedMessagesTests
{
    private static readonly Scope All = Scope.System("test");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SaveAsync_BeyondAGatewaysLimit_CountsAndLeavesOthersAlone()
    {
        await using var world = new IngestWorld();
        world.RejectLimits.MostPerGateway = 3;
        await world.Pipeline.StartAsync(Stop);
        for (var number = 0; number < 5; number++)
        {
            await world.SendAsync($"garbage {number}");
        }

        await world.DrainAsync();
        await world.SendAsync("garbage 9");
        await world.SendAsync("garbage 0");
        await world.SendAsync("garbage 9", "readings/A/other");
        await world.DrainAsync();

        var rows = await world.Rejects.ListAsync(All, null, 20, Stop);
        Assert.Equal(5, rows.Count);
        var counter = rows.Single(row => row.ItemIndex == RejectedMessage.CountedOnly);
        Assert.Equal((3, 0, "g1"), (counter.Count, counter.Payload.Length, counter.Gateway));
        Assert.Equal(8, rows.Sum(row => row.Count));
        Assert.Equal(2, rows.Single(row => row.Payload.AsSpan().SequenceEqual("garbage 0"u8)).Count);
        Assert.Single(rows, row => row.Gateway == "other");
        Assert.Equal(0, await world.Rejects.ReplayAsync(All, [counter.Id], Stop));
    }

    [Fact]
    public async Task SaveAsync_AfterADiscard_HasRoomAgain()
    {
        await using var world = new IngestWorld();
        world.RejectLimits.MostPerGateway = 1;
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync("garbage 1");
        await world.DrainAsync();
        await world.Rejects.DiscardAsync(All, [(await world.Rejects.ListAsync(All, null, 1, Stop))[0].Id], "a gateway on the bench", Stop);

        await world.SendAsync("garbage 2");
        await world.DrainAsync();

        var kept = Assert.Single(await world.Rejects.ListAsync(All, null, 9, Stop));
        Assert.Equal("garbage 2", Encoding.UTF8.GetString(kept.Payload));
    }

    [Fact]
    public async Task DiscardAsync_WithAReason_LeavesAnAuditLineThatSaysWhatWent()
    {
        await using var world = new IngestWorld();
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync("garbage");
        await world.SendAsync("garbage");
        await world.DrainAsync();
        var id = Assert.Single(await world.Rejects.ListAsync(All, null, 9, Stop)).Id;

        Assert.Equal(1, await world.Rejects.DiscardAsync(All, [id, 4711], "a gateway on the bench", Stop));

        Assert.Empty(await world.Rejects.ListAsync(All, null, 9, Stop));
        await using var state = world.CreateDbContext();
        var line = Assert.Single(await state.Set<AuditEntry>().ToListAsync(Stop));
        Assert.Equal(("ingest.discarded", $"reject:{id}"), (line.Action, line.Subject));
        Assert.Contains("a gateway on the bench", line.Detail, StringComparison.Ordinal);
        Assert.Contains("\"Count\":2", line.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.Officer)]
    public async Task DiscardAsync_RoleThatMayNot_IsRefused(Role role)
    {
        await using var world = new IngestWorld();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => world.Rejects.DiscardAsync(new Scope("r", role, "37"), [1], "why", Stop));
    }

    [Fact]
    public async Task ListAsync_Search_FindsTopicMeterAndDetail()
    {
        await using var world = new IngestWorld();
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync("""{"meter":"M7","value":1}""");
        await world.SendAsync("garbage", "readings/A/roof");
        await world.SendAsync("""{"meter":"M1","value":"1,5"}""");
        await world.DrainAsync();

        Assert.Equal(RejectReason.UnknownMeter, (await FindAsync("M7")).Reason);
        Assert.Equal("readings/A/roof", (await FindAsync(" roof ")).Topic);
        Assert.Equal(RejectReason.ImpossibleValue, (await FindAsync("1,5")).Reason);
        Assert.Equal(0, await world.Rejects.CountAsync(All, new RejectFilter(RejectReason.Retained, "M7"), Stop));
        Assert.Equal(0, await world.Rejects.CountAsync(All, new RejectFilter(IsWaiting: false), Stop));

        async Task<RejectedMessage> FindAsync(string words) => Assert.Single(await world.Rejects.ListAsync(All, new RejectFilter(Search: words), 0, 9, Stop));
    }

    [Fact]
    public async Task TakeInAsync_MeterRegisteredSince_StoresWhatWaitedForItOnly()
    {
        await using var world = new IngestWorld();
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync("""{"meter":"M7","value":1}""");
        await world.SendAsync("""{"meter":"M8","value":1}""");
        await world.DrainAsync();
        var service = new RegisteredMeters(world.Rejects, world);
        Assert.Equal(0, await service.TakeInAsync(Stop));

        await using (var state = world.CreateDbContext())
        {
            state.AddRange(new Region { Code = "37", NameZh = "山东省" }, Some.Institution("A", "37"), Some.Meter("M7", "A"));
            await state.SaveChangesAsync(Stop);
        }

        world.Register("M7");
        Assert.Equal(1, await service.TakeInAsync(Stop));
        await world.DrainAsync();

        Assert.Equal(1, await world.StoredAsync("M7"));
        Assert.Equal("M8", Assert.Single(await world.Rejects.ListAsync(All, new RejectFilter(IsWaiting: true), 0, 9, Stop)).Meter);
        Assert.Equal(0, await service.TakeInAsync(Stop));
    }
}
