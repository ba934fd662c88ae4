using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Tests.Metering.Fakes;

namespace EnergyQuota.Tests.Metering.Ledger;

public sealed class HeldLedgerTests
{
    private static readonly RegisterId A = new("A"), B = new("B"), Other = new("C");
    private static readonly DateOnly From = new(2025, 1, 1), To = new(2025, 4, 1);
    private static readonly RegisterAccess Access = RegisterAccess.Only("test", new HashSet<RegisterId> { A, B, Other });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Reads_ClosedMonthChangedSince_AnswerAsTheLedgerItself(int daysFromMonth)
    {
        var daysFrom = new DateOnly(2025, daysFromMonth, 1);
        await using var ledger = await LedgerAsync();
        await using var held = await HeldLedger.ReadAsync(ledger, Access, [A, B], From, daysFrom, To, Token);

        foreach (var (from, to) in new[] { (From, To), (new DateOnly(2025, 1, 20), new DateOnly(2025, 2, 3)), (new DateOnly(2024, 12, 1), To), (To, To.AddDays(3)) })
        {
            RegisterId[] registers = [B, A];
            RegisterSpan[] spans = [new(A, from, to), new(B, from, to), new(A, from, from.AddDays(1))];
            Assert.Equal(
                await ledger.ReadDaysAsClosedAsync(Access, registers, from, to, Token), await held.ReadDaysAsClosedAsync(Access, registers, from, to, Token));
            Assert.Equal(
                await ledger.SumMonthsAsClosedAsync(Access, registers, from, to, Token), await held.SumMonthsAsClosedAsync(Access, registers, from, to, Token));
            foreach (var view in Enum.GetValues<LedgerView>())
            {
                Assert.Equal(
                    await ((IConsumptionLedger)ledger).SumSpansAsync(view, LedgerSource.Months, Access, spans, Token),
                    await held.SumSpansAsync(view, LedgerSource.Months, Access, spans, Token));
            }
        }

        Assert.Single(await held.ListDifferencesAsync(Access, Month.Of(From), new Month(2025, 3), Token));
        Assert.Empty(await held.ListDifferencesAsync(Access, new Month(2025, 2), new Month(2025, 3), Token));
        Assert.Empty(await held.ListDifferencesAsync(RegisterAccess.Only("test", new HashSet<RegisterId> { B }), Month.Of(From), new Month(2025, 3), Token));
    }

    [Fact]
    public async Task Reads_RegisterNotHeld_AreAskedOfTheLedger()
    {
        await using var ledger = await LedgerAsync();
        await using var held = await HeldLedger.ReadAsync(ledger, Access, [A], From, From, To, Token);

        Assert.Equal(90, (await held.ReadDaysAsClosedAsync(Access, [Other], From, To, Token)).Count);
    }

    [Fact]
    public async Task Reads_RegisterThatMayNotBeSeen_AreRefused()
    {
        await using var ledger = await LedgerAsync();
        await using var held = await HeldLedger.ReadAsync(ledger, Access, [A, B], From, From, To, Token);
        var narrow = RegisterAccess.Only("test", new HashSet<RegisterId> { A });

        await Assert.ThrowsAnyAsync<Exception>(() => held.ReadDaysAsClosedAsync(narrow, [A, B], From, To, Token));
        await Assert.ThrowsAnyAsync<Exception>(() => held.SumMonthsAsClosedAsync(narrow, [B], From, To, Token));
        await Assert.ThrowsAnyAsync<Exception>(() => held.SumSpansAsync(LedgerView.AsClosed, LedgerSource.Months, narrow, [new RegisterSpan(B, From, To)], Token));
    }

    // Three registers over three months; January of the first is closed, and a day of it was settled anew.
    private static async Task<FakeLedger> LedgerAsync()
    {
        var ledger = new FakeLedger();
        foreach (var (register, amount) in new[] { (A, 1.5m), (B, 20m), (Other, 7m) })
        {
            await ledger.ReplaceAsync([Change(register, From, To, amount)], Token);
        }

        var january = Month.Of(From);
        await ledger.FreezeAsync(Access, "closing", january, [new RegisterToClose(A, BoundaryLevel.Missing, BoundaryLevel.Missing, 744)], Token);
        await ledger.ConfirmAsync(["closing"], Token);
        await ledger.ReplaceAsync([Change(A, From.AddDays(4), From.AddDays(5), 9m)], Token);
        return ledger;
    }

    private static LedgerChange Change(RegisterId register, DateOnly from, DateOnly to, decimal amount) => new(
        register, from, to,
        [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(day => new LedgerDay
        {
            Register = register, Day = from.AddDays(day), Amount = amount, Quantity = amount * 2m, ExpectedHours = 24, MeasuredHours = 20, EstimatedHours = day % 2,
        })],
        DateTimeOffset.MinValue, DateTimeOffset.MinValue, []);
}
