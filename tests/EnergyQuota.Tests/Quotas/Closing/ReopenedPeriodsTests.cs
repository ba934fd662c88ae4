using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Editing;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Quotas.Closing;

/// <summary>Design law 5 across reopening: whatever comes late, is closed, booked, reopened and closed again, it adds up to the register difference.</summary>
public sealed class ReopenedPeriodsTests
{
    private const int Days = 110, MostPerDay = 40;
    private static readonly RegisterAccess Job = RegisterAccess.System("test");
    private static readonly Month First = new(2025, 3);

    private enum Step
    {
        Arrive,
        Close,
        Book,
        Reopen,
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClosedBookedPendingOpen_AnyStepsAndReopenings_AddUpAfterEachStep()
    {
        var reopened = 0;
        await Gen.Select(Gen.Int[0, MostPerDay].Array[Days], Gen.Enum<Step>().Array[6, 16], Gen.Int[0, 1_000_000]).SampleAsync(
            async (perDay, steps, seed) =>
            {
                await using var world = new ClosingWorld();
                var random = new Random(seed);
                var waiting = Enumerable.Range(0, Days).ToList();
                foreach (var step in steps.Prepend(Step.Arrive))
                {
                    await TakeAsync(world, step, random, perDay, waiting);
                    await AssertAddsUpAsync(world, perDay, waiting);
                }

                Interlocked.Add(ref reopened, (await world.LinesAsync("period.reopened")).Count);
            },
            iter: 60);
        Assert.True(reopened > 0, "Nothing was reopened: the steps prove nothing about it.");
    }

    private static async Task TakeAsync(ClosingWorld world, Step step, Random random, int[] perDay, List<int> waiting)
    {
        var newest = await NewestAsync(world);
        switch (step)
        {
            case Step.Arrive when waiting.Count > 0:
                var come = waiting.Where(_ => random.Next(3) > 0).DefaultIfEmpty(waiting[0]).ToList();
                waiting.RemoveAll(come.Contains);
                await world.ArriveAsync(come.Select(day => day * 24), hour => 10_000m + perDay.Take(hour / 24).Sum());
                break;
            case Step.Close:
                var month = newest?.Next ?? First;
                var view = await world.ViewAsync(month);
                await world.CloseAsync(month, [.. view.Blocks.Where(b => b.Part is not null).Select(b => new Acceptance(b.Register!.Value, b.Part!.Value, "2701"))]);
                break;
            case Step.Book:
                foreach (var row in await world.Adjustments.DifferencesAsync(ClosingWorld.Officer, First, new Month(2026, 1), Token))
                {
                    await world.Adjustments.BookAsync(ClosingWorld.Officer, row.Difference.Register, row.Difference.Month, row.Pending, "2702", Token);
                }

                break;
            case Step.Reopen when newest is { } last:
                var booked = await BookedAsync(world, last);
                Assert.Equal(booked == 0, (await world.ReopenAsync(last)).Result == EditResult.Done);
                break;
            default:
                break;
        }
    }

    private static async Task AssertAddsUpAsync(ClosingWorld world, int[] perDay, List<int> waiting)
    {
        var (from, to) = (new DateOnly(2025, 1, 1), new DateOnly(2026, 6, 1));
        var known = await world.Ledger.ReadDaysAsync(Job, [ClosingWorld.Register], from, to, Token);
        var closed = await world.Ledger.ReadClosedAsync(Job, [ClosingWorld.Register], First, new Month(2026, 5), Token);
        var booked = await world.Adjustments.BookedAsync(ClosingWorld.Officer, null, null, Token);
        var pending = (await world.Adjustments.DifferencesAsync(ClosingWorld.Officer, First, new Month(2026, 5), Token)).ToDictionary(row => row.Difference.Month, row => row.Pending);
        foreach (var month in closed)
        {
            Assert.Equal(
                known.Where(d => Month.Of(d.Day) == month.Month).Sum(d => d.Amount),
                month.Figures.Amount + booked.Where(b => b.Month == month.Month.FirstDay).Sum(b => b.Amount) + pending.GetValueOrDefault(month.Month).Amount);
        }

        var arrived = Enumerable.Range(0, Days).Except(waiting).ToList();
        var difference = arrived.Count == 0 ? 0 : perDay.Skip(arrived[0]).Take(arrived[^1] - arrived[0]).Sum();
        var open = known.Where(d => closed.All(c => c.Month != Month.Of(d.Day))).Sum(d => d.Amount);
        Assert.Equal(difference, closed.Sum(c => c.Figures.Amount) + booked.Sum(b => b.Amount) + pending.Values.Sum(p => p.Amount) + open);
        var heads = await HeadsAsync(world);
        Assert.Equal(heads.Where(h => h.InForce).Select(h => h.Name).Order(StringComparer.Ordinal), closed.Select(c => c.Closing).Order(StringComparer.Ordinal));
        Assert.Equal(heads.Count, heads.Select(h => h.Name).Distinct().Count());
    }

    private static async Task<int> BookedAsync(ClosingWorld world, Month month) =>
        (await world.Adjustments.BookedAsync(ClosingWorld.Officer, null, null, Token)).Count(b => b.Month == month.FirstDay);

    private static async Task<Month?> NewestAsync(ClosingWorld world) =>
        (await HeadsAsync(world)).Where(h => h.InForce).Select(h => (Month?)Month.Of(h.Month)).LastOrDefault();

    private static async Task<List<PeriodClosing>> HeadsAsync(ClosingWorld world)
    {
        await using var state = world.State.CreateDbContext();
        return await state.Set<PeriodClosing>().AsNoTracking().OrderBy(c => c.Month).ThenBy(c => c.Edition).ToListAsync(Token);
    }
}
