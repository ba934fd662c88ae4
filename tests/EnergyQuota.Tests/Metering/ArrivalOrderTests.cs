using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Ledger.DuckDb;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Metering;

/// <summary>Design law 3: what arrives gives the same ledger in whatever order, however often and in whatever portions it comes.</summary>
public sealed class ArrivalOrderTests
{
    private static readonly RegisterId Register = SettlementWorld.Register;
    private static readonly DateOnly EndOfDays = new(2100, 1, 1);

    /// <summary>A register, what arrives, and a seed for the order of arrival. A reading that comes again is the same reading.</summary>
    private static readonly Gen<(RegisterFacts Facts, Reading[] Readings, int Seed)> Arrivals =
        Gen.Select(SettlementWorld.Facts, SettlementWorld.Run.Array[1, 12], SettlementWorld.Event.Array[0, 4], Gen.Int[0, 1_000_000])
            .Select((facts, runs, events, seed) => (
                facts with { Events = events },
                runs.SelectMany(r => r).DistinctBy(r => (r.Time, r.Value)).ToArray(),
                seed));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SettleAsync_AnyPermutationWithRepeatsAndConflicts_GivesTheSameLedger() => await Arrivals.SampleAsync(
        async (facts, readings, seed) =>
        {
            await using FakeReadingStore straight = new(), mixed = new();
            await using FakeLedger first = new(), second = new();
            await AssertSameAsync(facts, readings, seed, (straight, first), (mixed, second));
        },
        iter: 400);

    [Fact]
    public async Task SettleAsync_AnyPermutationIntoDuckDb_GivesTheSameLedger()
    {
        using TemporaryFolder straight = new(), mixed = new();
        await Arrivals.Where(a => a.Readings.Length > 1).SampleAsync(
            async (facts, readings, seed) =>
            {
                await using DuckDbReadingStore first = Store(straight, seed), second = Store(mixed, seed);
                await using DuckDbConsumptionLedger one = Ledger(straight, seed), other = Ledger(mixed, seed);
                await AssertSameAsync(facts, readings, seed, (first, one), (second, other));
            },
            iter: 4,
            threads: 1);
    }

    private static async Task AssertSameAsync(
        RegisterFacts facts,
        Reading[] readings,
        int seed,
        (IReadingStore Readings, IConsumptionLedger Ledger) straight,
        (IReadingStore Readings, IConsumptionLedger Ledger) mixed)
    {
        var random = new Random(seed);
        var arrivals = readings.Concat(readings.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(arrivals);

        await ArriveAsync(facts, [[.. readings.OrderBy(r => r.Time).ThenBy(r => r.Value)]], straight);
        await ArriveAsync(facts, [.. arrivals.Chunk(1 + (arrivals.Length / (1 + random.Next(8))))], mixed);

        var access = RegisterAccess.System("test");
        Assert.Equal(
            await straight.Ledger.ReadDaysAsync(access, [Register], DateOnly.MinValue, EndOfDays, Token),
            await mixed.Ledger.ReadDaysAsync(access, [Register], DateOnly.MinValue, EndOfDays, Token));
        Assert.Equal(
            await straight.Ledger.ReadFindingsAsync(access, [Register], Token),
            await mixed.Ledger.ReadFindingsAsync(access, [Register], Token));
    }

    private static async Task ArriveAsync(
        RegisterFacts facts, IReadOnlyList<Reading[]> batches, (IReadingStore Readings, IConsumptionLedger Ledger) into)
    {
        var marks = new FakeMarks();
        var known = new FakeFacts();
        known.Known[Register] = facts;
        await marks.MarkAsync([.. facts.Events.Select(e => new SettlementRange(Register, e.At, e.At))], Token);
        var settler = new Settler(into.Readings, into.Ledger, marks, known);
        foreach (var batch in batches)
        {
            await marks.MarkAsync([.. batch.Select(r => new SettlementRange(r.Register, r.Time, r.Time))], Token);
            await into.Readings.AppendAsync(batch, Token);
            await settler.SettleAsync(100, Token);
        }
    }

    private static DuckDbReadingStore Store(TemporaryFolder folder, int seed) =>
        new(Path.Combine(folder.Path, seed.ToString(null, null)), new DuckDbOptions(), TimeProvider.System);

    private static DuckDbConsumptionLedger Ledger(TemporaryFolder folder, int seed) =>
        new(Path.Combine(folder.Path, seed.ToString(null, null)), new DuckDbOptions(), TimeProvider.System);
}
