using System.Diagnostics;
using EnergyQuota.Ingest;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Jobs;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Tests.Ingest;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Options;
using TraceOptions = EnergyQuota.Server.Hosting.TraceOptions;

namespace EnergyQuota.Tests.Server.Hosting;

/// <summary>Spans. The sources are one for the whole process, so what listens to them stands in this class, whose tests run one after the other.</summary>
public sealed class TraceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IngestPipeline_Batch_IsOneTraceWithItsSteps()
    {
        using var heard = new Heard();
        await using var world = new IngestWorld(engine: new TracedReadingStore(new FakeReadingStore()));
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync(Item);
        await world.DrainAsync();
        await world.Pipeline.StopAsync(Stop);

        var batch = heard.Spans.Single(span => span.OperationName == IngestTraces.Batch);
        var steps = heard.Spans.Where(span => span != batch && span.OperationName != IngestTraces.Commit).ToList();
        Assert.Equal(1, batch.GetTagItem("readings"));
        Assert.Equal([IngestTraces.Decode, IngestTraces.Mark, IngestTraces.Save, "store.append"], steps.Select(step => step.OperationName).Order(StringComparer.Ordinal));
        Assert.All(steps, step => Assert.Equal(batch.SpanId, step.ParentSpanId));
        Assert.All(steps, step => Assert.InRange(step.StartTimeUtc, batch.StartTimeUtc, batch.StartTimeUtc + batch.Duration));
        Assert.Contains(heard.Spans, span => span.OperationName == IngestTraces.Commit);
    }

    [Fact]
    public async Task IngestPipeline_StoreDown_SpanNamesTheKindOfFaultOnly()
    {
        using var heard = new Heard();
        await using var world = new IngestWorld { StoreIsDown = true };
        await world.Pipeline.StartAsync(Stop);
        await world.SendAsync(Item);
        while (!heard.Spans.Any(IsFailed))
        {
            await Task.Delay(20, Stop);
        }


        Assert.Equal(nameof(StoreUnavailableException), heard.Spans.First(IsFailed).StatusDescription);

        static bool IsFailed(Activity span) => span.OperationName == IngestTraces.Batch && span.Status == ActivityStatusCode.Error;
    }

    [Fact]
    public async Task TracedReadingStore_Read_CountsWhatWasRead()
    {
        using var heard = new Heard();
        var inner = new FakeReadingStore();
        var store = new TracedReadingStore(inner);
        var register = new RegisterId("M1", RegisterId.DefaultName);
        var at = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        await store.AppendAsync([new Reading(register, at, 1m, at, TimeBasis.Device)], Stop);
        await foreach (var reading in store.ReadAsync(RegisterAccess.System("test"), [register], at, at.AddDays(1), Stop))
        {
            Assert.Equal(1m, reading.Value);
        }

        Assert.Contains(heard.Spans, span => span.OperationName == "store.read" && Equals(span.GetTagItem("readings"), 1L));
    }

    [Fact]
    public void StartActivity_NobodyListens_MakesNothing()
    {
        var store = new TracedReadingStore(new FakeReadingStore());
        var reading = store.ReadAsync(RegisterAccess.System("test"), [], default, default, Stop);
        Start();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var turn = 0; turn < 10_000; turn++)
        {
            Start();
        }

        // The runtime's own work may fall into it; one object for each turn would be more than 200,000 bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 9_999);
        Assert.DoesNotContain(nameof(TracedReadingStore), reading.GetType().FullName, StringComparison.Ordinal);

        static void Start()
        {
            using var batch = IngestTraces.Source.StartActivity(IngestTraces.Batch);
            using var settle = MeteringTraces.Source.StartActivity(MeteringTraces.Settle);
            using var job = JobTraces.Source.StartActivity(JobTraces.Assess);
            Assert.False(MeteringTraces.Source.HasListeners());
            Assert.Null(batch ?? settle ?? job);
        }
    }

    [Fact]
    public async Task TraceExport_WithEndpoint_SendsProtobufByHttp()
    {
        await using var collector = new ScriptedServer(_ => new ScriptedServer.Told(200));
        using var export = new TraceExport(Options.Create(new TraceOptions { Endpoint = collector.Url + "/v1/traces", Share = 0.0001m }));
        await export.StartAsync(Stop);
        using (JobTraces.Source.StartActivity(JobTraces.Assess))
        {
        }

        await export.StopAsync(Stop);

        var sent = Assert.Single(collector.Requests, asked => asked.Body.Contains(JobTraces.Assess, StringComparison.Ordinal));
        Assert.Equal("/v1/traces", sent.Path);
        Assert.Contains("energyquota", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TraceExport_WithoutEndpoint_NobodyListens()
    {
        using var export = new TraceExport(Options.Create(new TraceOptions()));
        await export.StartAsync(Stop);

        Assert.False(JobTraces.Source.HasListeners());
        Assert.Null(JobTraces.Source.StartActivity(JobTraces.Assess));
    }

    [Fact]
    public async Task TraceExport_SmallShare_SendsJobsWholeAndFewOthers()
    {
        await using var collector = new ScriptedServer(_ => new ScriptedServer.Told(200));
        using var export = new TraceExport(Options.Create(new TraceOptions { Endpoint = collector.Url, Share = 0.0001m }));
        await export.StartAsync(Stop);
        for (var turn = 0; turn < 20; turn++)
        {
            using var job = JobTraces.Source.StartActivity(JobTraces.Settle);
            using var round = MeteringTraces.Source.StartActivity(MeteringTraces.Settle);
            Assert.True(job!.Recorded && round!.Recorded);
        }

        var taken = Enumerable.Range(0, 1_000).Count(_ =>
        {
            using var batch = IngestTraces.Source.StartActivity(IngestTraces.Batch);
            return batch?.Recorded == true;
        });

        Assert.InRange(taken, 0, 10);
    }

    [Fact]
    public async Task TraceExport_CollectorAway_StopsAllTheSame()
    {
        using var export = new TraceExport(Options.Create(new TraceOptions { Endpoint = $"http://127.0.0.1:{MosquittoServer.FreePort()}/v1/traces" }));
        await export.StartAsync(Stop);
        using (JobTraces.Source.StartActivity(JobTraces.Assess))
        {
        }

        await export.StopAsync(Stop);
    }

    [Theory]
    [InlineData("collector:4318")]
    [InlineData("/v1/traces")]
    [InlineData("ftp://collector/")]
    public void Validate_NoWebAddress_NamesTheKey(string endpoint) =>
        Assert.StartsWith("Traces:Endpoint: ", Assert.Single(new TraceOptions { Endpoint = endpoint }.Validate(new(new object()))).ErrorMessage, StringComparison.Ordinal);

    private const string Item = """{"meter":"M1","value":5}""";

    /// <summary>Listens to all of our sources, and keeps what belongs to this test: the tests beside it make spans too.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly ActivityListener _listener;
        private readonly Activity _test = new Activity("test").Start();
        private readonly System.Collections.Concurrent.ConcurrentQueue<Activity> _spans = [];

        public Heard()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = static source => source.Name.StartsWith("EnergyQuota.", StringComparison.Ordinal),
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span =>
                {
                    if (span.TraceId == _test.TraceId)
                    {
                        _spans.Enqueue(span);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IReadOnlyCollection<Activity> Spans => _spans;

        public void Dispose()
        {
            _listener.Dispose();
            _test.Dispose();
        }
    }
}
