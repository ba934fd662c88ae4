using System.Text;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Ingest.Pipeline;

public sealed class BatchTakingTests
{
    private static readonly PipelineOptions TenSeconds = new() { BatchReadings = 3_000, BatchMilliseconds = 10_000 };
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GatherAsync_FewReadings_WaitsTheWholeTimeForMore()
    {
        await using var world = new IngestWorld();
        var (taking, reader, batch) = await TakenAsync(world, 10);
        var gathering = taking.GatherAsync(reader, batch, Stop);

        _time.Advance(TimeSpan.FromSeconds(9));
        await Task.Delay(50, Stop);
        Assert.False(gathering.IsCompleted);
        await SendAsync(world, 5);
        await ReadAsync(batch, 15);
        _time.Advance(TimeSpan.FromSeconds(2));
        await gathering.WaitAsync(TimeSpan.FromSeconds(10), Stop);

        Assert.Equal(15, batch.Size);
    }

    [Fact]
    public async Task GatherAsync_ManyReadings_EndsAtTheFirstLull()
    {
        await using var world = new IngestWorld();
        var (taking, reader, batch) = await TakenAsync(world, 1_200);
        var gathering = taking.GatherAsync(reader, batch, Stop);

        _time.Advance(TimeSpan.FromSeconds(1));
        await gathering.WaitAsync(TimeSpan.FromSeconds(10), Stop);

        Assert.Equal(1_200, batch.Size);
    }

    [Fact]
    public async Task GatherAsync_BatchBecomesFull_WaitsNoLonger()
    {
        await using var world = new IngestWorld();
        var (taking, reader, batch) = await TakenAsync(world, 10);
        var gathering = taking.GatherAsync(reader, batch, Stop);

        await SendAsync(world, 2_000);
        await SendAsync(world, 1_500);
        await gathering.WaitAsync(TimeSpan.FromSeconds(10), Stop);

        Assert.InRange(batch.Size, TenSeconds.BatchReadings, 3_510);
    }

    private async Task<(BatchTaking Taking, JournalReader Reader, IngestBatch Batch)> TakenAsync(IngestWorld world, int readings)
    {
        var taking = new BatchTaking(world.Profiles, world.Memory, world, new DecodingOptions(), TenSeconds, _time, NullLogger.Instance);
        var (reader, batch) = (world.Journal.Read(0), new IngestBatch());
        await SendAsync(world, readings);
        Assert.True(taking.Take(reader, batch));
        Assert.Equal(readings, batch.Size);
        return (taking, reader, batch);
    }

    private static async Task SendAsync(IngestWorld world, int readings)
    {
        var items = Enumerable.Range(0, readings).Select(static i => $$"""{"meter":"M1","value":{{i}}}""");
        var address = await world.Inbox.AcceptAsync("readings/A/g", new(Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]")), retained: false, Stop);
        await world.Inbox.WaitDurableAsync(address, Stop);
    }

    private static async Task ReadAsync(IngestBatch batch, int size)
    {
        for (var attempt = 0; attempt < 200 && batch.Size < size; attempt++)
        {
            await Task.Delay(20, Stop);
        }
    }
}
