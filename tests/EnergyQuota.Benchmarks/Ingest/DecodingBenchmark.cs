using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>Time and memory of decoding, for each reading of a native message.</summary>
[MemoryDiagnoser]
public class DecodingBenchmark
{
    private const int Messages = 1_000;
    private readonly DecodingOptions _options = new() { OldestReading = TimeSpan.Zero };
    private readonly VendorMemory _memory = VendorMemory.Of(new ProfileOptions());
    private readonly List<Reading> _room = [];
    private MeterFinder _find = static _ => null;
    private JournalMessage[] _single = [];
    private JournalMessage[] _fifty = [];

    /// <summary>In this process: no other program has to be built, so it also runs without a network.</summary>
    internal static IConfig Config => ManualConfig.Create(DefaultConfig.Instance)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "energyquota-benchmarks")).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));

    /// <summary>Makes meters and messages.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var load = new LoadMessages("A", "meter");
        var clock = ClockBounds.Since(null) with { AheadLimit = TimeSpan.FromDays(36_500) };
        var meters = load.MeterCodes.ToDictionary(
            code => code, code => new KnownMeter(code, "A", TimeZoneInfo.Utc, clock, [new KnownRegister(new RegisterId(code), MeasureUnit.KilowattHour)]));
        _find = code => meters.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var meter) ? meter : null;
        _single = [.. Enumerable.Range(0, Messages).Select(_ => Message(load, 1))];
        _fifty = [.. Enumerable.Range(0, Messages / 50).Select(_ => Message(load, 50))];
    }

    /// <summary>A thousand messages of one reading.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public int OneReading() => Decode(_single);

    /// <summary>Twenty messages of fifty readings.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public int FiftyReadings() => Decode(_fifty);

    private static JournalMessage Message(LoadMessages load, int readings) =>
        new("readings/A/gateway", Encoding.UTF8.GetBytes(load.Payload(readings)), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), MessageFlags.None);

    private int Decode(JournalMessage[] messages)
    {
        var count = 0;
        foreach (var message in messages)
        {
            _room.Clear();
            count += ReadingDecoder.Decode(message, ProfileSet.Empty, _memory, _find, _options, _room).Readings.Count;
        }

        return count == Messages ? count : throw new InvalidOperationException($"{count} readings, not {Messages}.");
    }
}
