using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Pipeline;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Ingest.Profiles;
using EnergyQuota.Tests.Ingest.Profiles.Sparkplug;

namespace EnergyQuota.Tests.Ingest.Pipeline;

public sealed class SparkplugPipelineTests
{
    private const string Meter = "G/N/D";
    private const ulong Time = 1_772_323_200_000;
    private static readonly Scope All = Scope.System("test");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExecuteAsync_RestartBetweenBirthAndData_ForgetsNoName()
    {
        await using var world = World();
        using (var before = await StartAsync(world))
        {
            await SendAsync(world, before, "NBIRTH/N", 0, ("bdSeq", -1, 8, 0));
            await SendAsync(world, before, "DBIRTH/N/D", 1, ("Energy", 2, 3, 10));
            await before.StopAsync(Stop);
        }

        world.ForgetMemory();
        using var after = await StartAsync(world);
        await SendAsync(world, after, "DDATA/N/D", 2, ("", 2, 0, 11));

        Assert.Equal([10m, 11m], (await world.ReadingsAsync(Meter, "Energy")).Select(static reading => reading.Value));
        Assert.Equal(0, await world.Rejects.CountAsync(All, new RejectFilter(), Stop));
        await after.StopAsync(Stop);
    }

    [Fact]
    public async Task TakeInAsync_BirthThatCameSince_StoresWhatWaitedForItOnce()
    {
        await using var world = World();
        using var pipeline = await StartAsync(world);
        var service = new AwaitedBirths(world.Rejects, world.Memory);
        await SendAsync(world, pipeline, "DDATA/N/D", 5, ("", 2, 0, 7));
        await SendAsync(world, pipeline, "DDATA/N/E", 6, ("", 3, 0, 7));
        Assert.Equal(2, await world.Rejects.CountAsync(All, new RejectFilter(RejectReason.BirthAwaited), Stop));
        Assert.Equal(0, await service.TakeInAsync(Stop));

        await SendAsync(world, pipeline, "NBIRTH/N", 0, ("bdSeq", -1, 8, 0));
        await SendAsync(world, pipeline, "DBIRTH/N/D", 1, ("Energy", 2, 3, 10));
        Assert.Equal(1, await service.TakeInAsync(Stop));
        await pipeline.DrainAsync(Stop);

        Assert.Equal([10m, 7m], (await world.ReadingsAsync(Meter, "Energy")).Select(static reading => reading.Value));
        Assert.Equal(1, await world.Rejects.CountAsync(All, new RejectFilter(IsWaiting: true), Stop));
        Assert.Equal(0, await service.TakeInAsync(Stop));
        await pipeline.StopAsync(Stop);
    }

    private static IngestWorld World()
    {
        var world = new IngestWorld { Profiles = ProfileWorld.Shipped };
        world.Meters[Meter] = IngestWorld.Known(Meter) with { Registers = [new KnownRegister(new RegisterId(Meter, "Energy"), MeasureUnit.KilowattHour)] };
        return world;
    }

    private static async Task<IngestPipeline> StartAsync(IngestWorld world)
    {
        var pipeline = world.NewPipeline();
        await pipeline.StartAsync(Stop);
        return pipeline;
    }

    private static async Task SendAsync(IngestWorld world, IngestPipeline pipeline, string topic, int number, params (string, long, uint, ulong)[] metrics)
    {
        var payload = SparkplugBytes.Payload((ulong)number, Time + ((ulong)number * 1_000), metrics);
        await world.Inbox.WaitDurableAsync(await world.Inbox.AcceptAsync("readings/A/g1/spBv1.0/G/" + topic, new(payload), false, Stop), Stop);
        await pipeline.DrainAsync(Stop);
    }
}
