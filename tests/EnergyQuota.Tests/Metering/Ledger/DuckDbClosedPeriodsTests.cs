using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Ledger.DuckDb;
using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Metering.Ledger;

public sealed class DuckDbClosedPeriodsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly RegisterAccess Job = RegisterAccess.System("test");
    private static readonly RegisterId M1 = new("M1");
    private static readonly RegisterId M2 = new("M2");
    private static readonly Month March = new(2026, 3);
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Now);
    private DuckDbConsumptionLedger _ledger = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await ReopenAsync();

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task ReplaceAsync_ClosedDays_StayReadableAsClosedAfterReopening()
    {
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 10m), Day(M1, 6, 20m))], Cancel);
        await CloseAsync("A", M1);
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 6, 25m), Day(M1, 7, 3m))], Cancel);
        await ReopenAsync();

        Assert.Equal([10m, 20m], await AmountsAsync(asClosed: true));
        Assert.Equal([25m, 3m], await AmountsAsync(asClosed: false));
        var difference = Assert.Single(await _ledger.ListDifferencesAsync(Job, March, March, Cancel));
        Assert.Equal((M1, March, -2m, -20m, 3), (difference.Register, difference.Month, difference.Amount, difference.Quantity, difference.Days));
        Assert.Equal((Now, Now), (difference.Since, difference.Latest));
    }

    [Fact]
    public async Task ReplaceAsync_ClosedDayBackAsItWas_HasNoDifference()
    {
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 10m))], Cancel);
        await CloseAsync("A", M1);
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 11m))], Cancel);
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 10m))], Cancel);

        Assert.True(Assert.Single(await _ledger.ListDifferencesAsync(Job, March, March, Cancel)).IsNone);
    }

    [Fact]
    public async Task ReplaceAsync_OnlyTheCheckpointOfAClosedDayDiffers_IsNoDifference()
    {
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 10m))], Cancel);
        await CloseAsync("A", M1);
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 10m) with { Checkpoint = "b" })], Cancel);

        Assert.Empty(await _ledger.ListDifferencesAsync(Job, March, March, Cancel));
    }

    [Fact]
    public async Task FreezeAsync_NotConfirmed_DoesNotCountAndCanBeReleased()
    {
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 10m))], Cancel);
        await FreezeAsync("A", M1);
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 11m))], Cancel);
        await ReopenAsync();

        Assert.Equal(["A"], await _ledger.ListUnconfirmedAsync(Cancel));
        Assert.Empty(await _ledger.ReadClosedAsync(Job, [M1], March, March, Cancel));
        Assert.Equal([11m], await AmountsAsync(asClosed: true));
        await _ledger.ReleaseAsync(["A"], Cancel);
        Assert.Empty(await _ledger.ListUnconfirmedAsync(Cancel));
        await CloseAsync("A", M1);
        Assert.Equal([11m], await AmountsAsync(asClosed: true));
        Assert.Empty(await _ledger.ListDifferencesAsync(Job, March, March, Cancel));
    }

    [Fact]
    public async Task ConfirmAsync_AfterAStop_CountsWhatWasFrozenNotWhatCameSince()
    {
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 10m))], Cancel);
        await FreezeAsync("A", M1);
        await ReopenAsync();
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 11m))], Cancel);
        await _ledger.ConfirmAsync(["A"], Cancel);

        Assert.Equal([10m], await AmountsAsync(asClosed: true));
        Assert.Equal(1m, Assert.Single(await _ledger.ListDifferencesAsync(Job, March, March, Cancel)).Amount);
    }

    [Fact]
    public async Task FreezeAsync_RegisterOfAnotherClosing_IsTakenOverAsItWasFrozen()
    {
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 10m))], Cancel);
        await CloseAsync("A", M1);
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 11m))], Cancel);
        var taken = Assert.Single(await FreezeAsync("B", M1));

        Assert.Equal(("B", 10m), (taken.Closing, taken.Figures.Amount));
        await _ledger.ReleaseAsync(["A", "B"], Cancel);
        Assert.Equal("A", Assert.Single(await _ledger.ReadClosedAsync(Job, [M1], March, March, Cancel)).Closing);
        Assert.Equal([10m], await AmountsAsync(asClosed: true));
    }

    [Fact]
    public async Task ReopenAsync_RegisterOfAnotherClosing_StaysClosedAndTheRestIsKnownAgain()
    {
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 10m)), Change(M2, Day(M2, 5, 20m))], Cancel);
        await CloseAsync("A", M1, M2);
        await CloseAsync("B", M1);
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 11m)), Change(M2, Day(M2, 5, 22m))], Cancel);
        await _ledger.ReopenAsync(["A", "unknown"], Cancel);
        await ReopenAsync();

        Assert.Equal("B", Assert.Single(await _ledger.ReadClosedAsync(Job, [M1, M2], March, March, Cancel)).Closing);
        Assert.Equal([10m, 22m], (await _ledger.ReadDaysAsClosedAsync(Job, [M1, M2], March.FirstDay, March.Next.FirstDay, Cancel)).Select(d => d.Amount));
        Assert.Equal(M1, Assert.Single(await _ledger.ListDifferencesAsync(Job, March, March, Cancel)).Register);
        await CloseAsync("A/2", M1, M2);
        var closed = await _ledger.ReadClosedAsync(Job, [M1, M2], March, March, Cancel);
        Assert.Equal([("A/2", 10m), ("B", 10m), ("A/2", 22m)], closed.Select(c => (c.Closing, c.Figures.Amount)));
    }

    [Fact]
    public async Task FreezeAsync_ConfirmedAlready_Refuses()
    {
        await CloseAsync("A", M1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => FreezeAsync("A", M1));
    }

    [Fact]
    public async Task Queries_RegisterOutsideTheAccess_RefuseOrLeaveOut()
    {
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 10m))], Cancel);
        await CloseAsync("A", M1);
        await _ledger.ReplaceAsync([Change(M1, Day(M1, 5, 11m))], Cancel);
        var other = RegisterAccess.Only("clerk", new HashSet<RegisterId> { M2 });

        Assert.Empty(await _ledger.ListDifferencesAsync(other, March, March, Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _ledger.ReadClosedAsync(other, [M1], March, March, Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _ledger.ReadDaysAsClosedAsync(other, [M1], March.FirstDay, March.Next.FirstDay, Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _ledger.SumMonthsAsClosedAsync(other, [M1], March.FirstDay, March.Next.FirstDay, Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _ledger.FreezeAsync(other, "B", March, [Wanted(M1)], Cancel));
    }

    /// <summary>Whatever is replaced, frozen, confirmed and released: the engine answers as plain copies do.</summary>
    [Fact]
    public async Task ClosedMonths_RandomSteps_AnswerLikePlainCopies() => await Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 4]).Array[1, 25].SampleAsync(
        async steps =>
        {
            using var folder = new TemporaryFolder();
            await using var real = new DuckDbConsumptionLedger(folder.Path, new DuckDbOptions { MemoryLimitMegabytes = 256 }, _time);
            await using var plain = new FakeLedger();
            var confirmed = new HashSet<string>();
            foreach (var (kind, which, month, day, amount) in steps)
            {
                var (register, closing) = (which == 0 ? M1 : M2, $"{(day < 2 ? "A" : "B")}{month}");
                foreach (IConsumptionLedger ledger in (IConsumptionLedger[])[real, plain])
                {
                    await (kind switch
                    {
                        0 when !confirmed.Contains(closing) => ledger.FreezeAsync(Job, closing, new Month(2026, 3 + month), [Wanted(M1), Wanted(M2)], Cancel),
                        1 => ledger.ConfirmAsync([closing], Cancel),
                        2 => ledger.ReleaseAsync([closing], Cancel),
                        3 => ledger.ReopenAsync([closing], Cancel),
                        _ => ledger.ReplaceAsync([OneDay(register, new DateOnly(2026, 3 + month, 1 + day), amount)], Cancel),
                    });
                }

                if (kind == 3)
                {
                    confirmed.Remove(closing);
                }

                if (kind == 1 && (await real.ReadClosedAsync(Job, [M1], March, new Month(2026, 9), Cancel)).Any(c => c.Closing == closing))
                {
                    confirmed.Add(closing);
                }

                Assert.Equal(await AnswersAsync(plain), await AnswersAsync(real));
            }
        },
        iter: 12,
        threads: 1);

    private static async Task<string> AnswersAsync(IConsumptionLedger ledger)
    {
        var (last, from, to) = (new Month(2026, 9), new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1));
        return string.Join(
            '\n',
            [
                .. await ledger.ListUnconfirmedAsync(Cancel),
                .. (await ledger.ReadClosedAsync(Job, [M1, M2], March, last, Cancel)).Select(c => $"{c.Closing} {c.Register} {c.Month} {c.Figures.Amount:0} {c.Sha256}"),
                .. (await ledger.ReadDaysAsClosedAsync(Job, [M1, M2], from, to, Cancel)).Select(d => $"{d.Register} {d.Day:O} {d.Amount:0}"),
                .. (await ledger.SumMonthsAsClosedAsync(Job, [M1, M2], from, to, Cancel)).Select(m => $"{m.Register} {m.Year} {m.Month} {m.Amount:0}"),
                .. (await ledger.ListDifferencesAsync(Job, March, last, Cancel)).Select(d => $"{d.Register} {d.Month} {d.Amount:0} {d.Days} {d.IsNone}"),
            ]);
    }

    private static LedgerChange OneDay(RegisterId register, DateOnly day, int amount) => new(
        register,
        day,
        day.AddDays(1),
        amount == 0 ? [] : [Day(register, 0, amount) with { Day = day }],
        Now,
        Now,
        []);

    private static LedgerChange Change(RegisterId register, params LedgerDay[] days) =>
        new(register, March.FirstDay, March.Next.FirstDay, days, Now, Now, []);

    private static LedgerDay Day(RegisterId register, int day, decimal amount) => new()
    {
        Register = register,
        Day = March.FirstDay.AddDays(day),
        Amount = amount,
        Quantity = amount * 10,
        ExpectedHours = 24,
        MeasuredHours = 24,
        EstimatedHours = 0,
    };

    private static RegisterToClose Wanted(RegisterId register) =>
        new(register, new BoundaryLevel(1.5m, BoundaryBasis.Measured), BoundaryLevel.Missing, 744);

    private Task<IReadOnlyList<ClosedRegister>> FreezeAsync(string closing, params RegisterId[] registers) =>
        _ledger.FreezeAsync(Job, closing, March, [.. registers.Select(Wanted)], Cancel);

    private async Task CloseAsync(string closing, params RegisterId[] registers)
    {
        await FreezeAsync(closing, registers);
        await _ledger.ConfirmAsync([closing], Cancel);
    }

    private async Task<decimal[]> AmountsAsync(bool asClosed) =>
    [
        .. (asClosed
            ? await _ledger.ReadDaysAsClosedAsync(Job, [M1], March.FirstDay, March.Next.FirstDay, Cancel)
            : await _ledger.ReadDaysAsync(Job, [M1], March.FirstDay, March.Next.FirstDay, Cancel)).Select(d => d.Amount),
    ];

    private async Task ReopenAsync()
    {
        if (_ledger is not null)
        {
            await _ledger.DisposeAsync();
        }

        _ledger = new DuckDbConsumptionLedger(_folder.Path, new DuckDbOptions { MemoryLimitMegabytes = 256 }, _time);
        await _ledger.OpenAsync(Cancel);
    }
}
