using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Ledger.DuckDb;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Metering.Closing;

/// <summary>Design law 5: closed + adjustments + open = register difference, exactly, whatever comes late and whenever months are closed.</summary>
public sealed class ClosedPeriodsTests
{
    private const int Stretch = 7;
    private static readonly RegisterId Register = SettlementWorld.Register;
    private static readonly RegisterAccess Job = RegisterAccess.System("test");
    private static readonly Month First = new(2026, 3);
    private static readonly Month Last = new(2026, 8);

    /// <summary>A register over some months, what arrives, and a seed for the order of arrival and of closings.</summary>
    private static readonly Gen<(RegisterFacts Facts, Reading[] Readings, int Seed)> Months =
        Gen.Select(SettlementWorld.Facts, SettlementWorld.Run.Array[1, 12], SettlementWorld.Event.Array[0, 4], Gen.Int[0, 1_000_000])
            .Select((facts, runs, events, seed) => (
                facts with { ExpectedInterval = facts.ExpectedInterval * Stretch, Events = [.. events.Select(e => e with { At = Stretched(e.At) })] },
                runs.SelectMany(r => r).DistinctBy(r => (r.Time, r.Value)).Select(r => r with { Time = Stretched(r.Time), ReceivedAt = Stretched(r.ReceivedAt) }).ToArray(),
                seed));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClosedAdjustedOpen_AnyArrivalsAndClosings_AddUpToTheRegisterDifference() => await Months.SampleAsync(
        async (facts, readings, seed) =>
        {
            await using var ledger = new FakeLedger();
            await AssertAddsUpAsync(facts, readings, seed, ledger);
        },
        iter: 300);

    [Fact]
    public async Task ClosedAdjustedOpen_IntoDuckDb_AddUpToTheRegisterDifference()
    {
        using var folder = new TemporaryFolder();
        await Months.SampleAsync(
            async (facts, readings, seed) =>
            {
                await using var ledger = new DuckDbConsumptionLedger(Path.Combine(folder.Path, seed.ToString(null, null)), new DuckDbOptions(), TimeProvider.System);
                await AssertAddsUpAsync(facts, readings, seed, ledger);
            },
            iter: 6,
            threads: 1);
    }

    private static async Task AssertAddsUpAsync(RegisterFacts facts, Reading[] readings, int seed, IConsumptionLedger ledger)
    {
        var random = new Random(seed);
        var (next, booked) = (First, new List<(Month Month, AdjustmentAmount Amount)>());
        await using var store = new FakeReadingStore();
        var (marks, known) = (new FakeMarks(), new FakeFacts());
        known.Known[Register] = facts;
        var settler = new Settler(store, ledger, marks, known);
        random.Shuffle(readings);
        await marks.MarkAsync([.. facts.Events.Select(e => new SettlementRange(Register, e.At, e.At))], Token);
        foreach (var batch in readings.Chunk(1 + (readings.Length / (1 + random.Next(6)))))
        {
            await marks.MarkAsync([.. batch.Select(r => new SettlementRange(r.Register, r.Time, r.Time))], Token);
            await store.AppendAsync(batch, Token);
            await settler.SettleAsync(9, Token);
            if (random.Next(2) == 0 && next <= Last)
            {
                await CloseAsync(ledger, next);
                next = next.Next;
            }

            if (random.Next(3) == 0)
            {
                booked.AddRange((await ledger.ListDifferencesAsync(Job, First, Last, Token)).Select(d => (d.Month, d.Pending(Of(booked, d.Month)))));
            }
        }

        var closed = await ledger.ReadClosedAsync(Job, [Register], First, Last, Token);
        var days = await ledger.ReadDaysAsync(Job, [Register], new DateOnly(2000, 1, 1), new DateOnly(2100, 1, 1), Token);
        var open = days.Where(d => closed.All(c => c.Month != Month.Of(d.Day))).Sum(d => d.Amount);
        var pending = (await ledger.ListDifferencesAsync(Job, First, Last, Token)).Sum(d => d.Pending(Of(booked, d.Month)).Amount);
        var whole = RegisterSettlement.Settle(facts, SettlementWorld.Stored(readings)).Terms;

        Assert.Equal(
            whole.LastMinusFirst + whole.Wraps + whole.ReplacementSteps - whole.Held,
            closed.Sum(c => c.Figures.Amount) + booked.Sum(b => b.Amount.Amount) + pending + open);
        await AssertClosedStayAsync(ledger, closed);
    }

    /// <summary>What was closed is still read as it was closed, to the last digit of its digest.</summary>
    private static async Task AssertClosedStayAsync(IConsumptionLedger ledger, IReadOnlyList<ClosedRegister> closed)
    {
        foreach (var month in closed)
        {
            var (from, to) = (month.Month.FirstDay, month.Month.Next.FirstDay);
            var days = await ledger.ReadDaysAsClosedAsync(Job, [Register], from, to, Token);
            Assert.Equal(month.Sha256, DayDigest.Of(days));
            Assert.Equal(month.Figures, MonthFigures.Of([.. days]));
            var sums = await ledger.SumMonthsAsClosedAsync(Job, [Register], from, to, Token);
            Assert.Equal(month.Figures.Amount, sums.Sum(s => s.Amount));
            Assert.Equal(month.Figures.MeasuredHours, sums.Sum(s => s.MeasuredHours));
        }
    }

    private static async Task CloseAsync(IConsumptionLedger ledger, Month month)
    {
        var before = MonthFigures.Of([.. await ledger.ReadDaysAsync(Job, [Register], month.FirstDay, month.Next.FirstDay, Token)]);
        var frozen = await ledger.FreezeAsync(
            Job, month.ToString(), month, [new RegisterToClose(Register, BoundaryLevel.Missing, BoundaryLevel.Missing, 744)], Token);
        await ledger.ConfirmAsync([month.ToString()], Token);
        Assert.Equal(before, Assert.Single(frozen).Figures);
    }

    private static List<AdjustmentAmount> Of(IEnumerable<(Month Month, AdjustmentAmount Amount)> booked, Month month) =>
        [.. booked.Where(b => b.Month == month).Select(b => b.Amount)];

    private static DateTimeOffset Stretched(DateTimeOffset instant) => SettlementWorld.At(0) + ((instant - SettlementWorld.At(0)) * Stretch);
}
