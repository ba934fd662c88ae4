using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Tests.Quotas.Closing;

public sealed class AdjustmentsTests : IAsyncLifetime
{
    private readonly ClosingWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // The last day of March is missing, and with it what the register counted until the fifth hour of April.
        await _world.ArriveAsync(Enumerable.Range(-24 * 28, (24 * 28) + 720));
        await _world.ArriveAsync(Enumerable.Range(749, 400));
        Assert.Equal(EditResult.Done, (await _world.CloseAsync(null, new Acceptance(ClosingWorld.Register, ClosingPart.End, "gateway was out"))).Result);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task DifferencesAsync_NothingChanged_None() =>
        Assert.Empty(await _world.Adjustments.DifferencesAsync(ClosingWorld.Officer, ClosingWorld.March, ClosingWorld.March, Token));

    [Fact]
    public async Task DifferencesAsync_LateReadings_ArePendingWithTheirCauseAndOwner()
    {
        // All of the gap was used in April: what interpolation gave to March goes back.
        await _world.ArriveAsync([744], _ => 11_438m);

        var row = await _world.DifferenceAsync();
        Assert.Equal(row.Difference.Quantity, row.Pending.Quantity);
        Assert.True(row.Pending.Quantity < 0m);
        Assert.Equal(AdjustmentCauseKind.Readings, Assert.Single(row.Causes).Kind);
        Assert.Equal([QuotaFacts.Code], row.Institutions);
        Assert.Equal(1_488m, Assert.Single((await _world.ViewAsync()).Registers).Figures.Quantity, 0);
    }

    [Fact]
    public async Task DifferencesAsync_EntryOfAnOfficer_NamesIt()
    {
        _world.State.Time.Advance(TimeSpan.FromHours(1));
        _world.State.Add(new RegisterEventRecord
        {
            MeterCode = "E1",
            Kind = RegisterEventKind.HandReading,
            At = ClosingWorld.At(744),
            Value = 11_440m,
            Source = "photo",
            EnteredBy = "clerk",
            EnteredAt = _world.State.Time.GetUtcNow(),
        });
        await _world.Marks.MarkAsync([new SettlementRange(ClosingWorld.Register, ClosingWorld.At(744), ClosingWorld.At(744))], Token);
        await _world.SettleAsync();

        // The ledger in memory knows no times: every difference is later than every entry.
        var causes = (await _world.DifferenceAsync()).Causes;
        Assert.Equal(("clerk", "HandReading", AdjustmentCauseKind.Entry), (causes[0].Who, causes[0].What, causes[0].Kind));
    }

    [Fact]
    public async Task BookAsync_Pending_IsNumberedAuditedAndNoLongerPending()
    {
        await _world.ArriveAsync([744], _ => 11_438m);
        var row = await _world.DifferenceAsync();

        Assert.Equal(EditResult.Done, await _world.BookAsync(row.Pending));

        var booked = Assert.Single(await _world.Adjustments.BookedAsync(ClosingWorld.Officer, new(2026, 6), null, Token));
        Assert.Equal((1, row.Pending.Quantity, "2501", "officer", false), (booked.Sequence, booked.Quantity, booked.Reason, booked.BookedBy, booked.Reversal));
        Assert.Equal(booked.KnownQuantity, booked.ClosedQuantity + booked.Quantity);
        Assert.True((await _world.DifferenceAsync()).Pending.IsNone);
        Assert.Equal(EditOutcome.Unchanged, (await _world.BookAsync(row.Pending)).Outcome);
        Assert.Contains("2501", Assert.Single(await _world.LinesAsync("period.adjusted")).Detail, StringComparison.Ordinal);
        Assert.Empty(await _world.Adjustments.BookedAsync(ClosingWorld.Officer, new(2026, 5), null, Token));
        var page = await _world.Adjustments.BookedPageAsync(ClosingWorld.Officer, new(2026, 6), 0, 1, Token);
        Assert.Equal((booked.Id, 1), (Assert.Single(page.Rows).Id, page.Total));
        Assert.Empty((await _world.Adjustments.BookedPageAsync(ClosingWorld.Officer, null, 1, 1, Token)).Rows);
        Assert.Equal(0, (await _world.Adjustments.BookedPageAsync(new Scope("other", Role.Officer, "11"), null, 0, 9, Token)).Total);
    }

    [Fact]
    public async Task BookAsync_TruthGoesBack_ReversesWhatWasBooked()
    {
        var correction = new RegisterEventRecord
        {
            MeterCode = "E1",
            Kind = RegisterEventKind.HandReading,
            At = ClosingWorld.At(744),
            Value = 11_440m,
            Source = "photo",
            EnteredBy = "clerk",
            EnteredAt = _world.State.Time.GetUtcNow(),
        };
        _world.State.Add(correction);
        await MarkAsync();
        var first = (await _world.DifferenceAsync()).Pending;
        await _world.BookAsync(first);
        await using (var state = _world.State.CreateDbContext())
        {
            state.Remove(correction);
            await state.SaveChangesAsync(Token);
        }

        await MarkAsync();
        var back = (await _world.DifferenceAsync()).Pending;
        Assert.Equal(new AdjustmentAmount(-first.Amount, -first.Quantity), back);
        Assert.Equal(EditResult.Done, await _world.BookAsync(back, "2502"));

        var booked = await _world.Adjustments.BookedAsync(ClosingWorld.Officer, null, ClosingWorld.Register, Token);
        Assert.Equal([(2, true), (1, false)], booked.Select(b => (b.Sequence, b.Reversal)));
        Assert.Equal(0m, booked.Sum(b => b.Quantity));
        Assert.Empty(await _world.Adjustments.DifferencesAsync(ClosingWorld.Officer, ClosingWorld.March, ClosingWorld.March, Token));
    }

    [Fact]
    public async Task BookAsync_OtherThanShownOrNotAllowed_BooksNothing()
    {
        await _world.ArriveAsync([744], _ => 11_438m);
        var pending = (await _world.DifferenceAsync()).Pending;
        var reader = ClosingWorld.Officer with { Role = Role.Leader };
        var stranger = ClosingWorld.Officer with { RegionPrefix = "33" };

        Assert.Equal(EditOutcome.Conflict, (await _world.BookAsync(pending with { Quantity = 1m })).Outcome);
        Assert.Equal(EditOutcome.Invalid, (await _world.BookAsync(pending, " ")).Outcome);
        Assert.Equal(EditOutcome.NotAllowed, (await _world.Adjustments.BookAsync(reader, ClosingWorld.Register, ClosingWorld.March, pending, "x", Token)).Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _world.Adjustments.BookAsync(stranger, ClosingWorld.Register, ClosingWorld.March, pending, "x", Token)).Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _world.Adjustments.BookAsync(ClosingWorld.Officer, ClosingWorld.Register, ClosingWorld.March.Next, pending, "x", Token)).Outcome);
        Assert.Empty(await _world.Adjustments.DifferencesAsync(stranger, ClosingWorld.March, ClosingWorld.March, Token));
        Assert.Equal(0, _world.State.Count<PeriodAdjustment>());
    }

    private async Task MarkAsync()
    {
        await _world.Marks.MarkAsync([new SettlementRange(ClosingWorld.Register, ClosingWorld.At(744), ClosingWorld.At(744))], Token);
        await _world.SettleAsync();
    }
}
