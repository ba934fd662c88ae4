using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Quotas.Closing;

public sealed class PeriodCloserTests : IAsyncLifetime
{
    private static readonly Month March = ClosingWorld.March;
    private readonly ClosingWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _world.ArriveWholeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task CloseAsync_SettledMonth_FreezesRegistersWithHeadAndAuditLine()
    {
        Assert.Equal(EditResult.Done, (await _world.CloseAsync()).Result);

        var view = await _world.ViewAsync();
        var register = Assert.Single(view.Registers);
        Assert.Equal((10_000m, BoundaryBasis.Measured), (register.Start.Level!.Value, register.Start.Basis));
        Assert.Equal((11_488m, BoundaryBasis.Measured), (register.End.Level!.Value, register.End.Basis));
        Assert.Equal((1_488m, 744, 744), (register.Figures.Amount, register.Figures.MeasuredHours, register.ExpectedHours));
        Assert.True(view.IsProved);
        Assert.False(view.FormulaChanged);
        Assert.Equal(("officer", 1, "[]"), (view.Head!.ClosedBy, view.Head.Registers, view.Head.AcceptedJson));
        Assert.Contains(view.Head.Digest, Assert.Single(await _world.LinesAsync("period.closed")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ViewAsync_BeforeClosing_TellsWhatClosingFreezes()
    {
        var preview = await _world.ViewAsync();
        Assert.Equal(EditResult.Done, (await _world.Closer.CloseAsync(ClosingWorld.Officer, QuotaFacts.Code, March, [], preview.Digest, Token)).Result);
        var closed = await _world.ViewAsync();

        Assert.Equal(preview.Digest, closed.Digest);
        Assert.Equal(preview.Registers.Select(r => r with { Frozen = true }), closed.Registers);
    }

    [Fact]
    public async Task CloseAsync_Twice_ChangesNothing()
    {
        await _world.CloseAsync();
        await _world.ArriveAsync([0], _ => 9_999.5m);

        Assert.Equal(EditOutcome.Unchanged, (await _world.CloseAsync()).Result.Outcome);
        Assert.Single(await _world.LinesAsync("period.closed"));
        Assert.Equal(1_488m, Assert.Single((await _world.ViewAsync()).Registers).Figures.Amount);
    }

    [Fact]
    public async Task CloseAsync_OtherThanPreviewed_IsAConflict()
    {
        var preview = await _world.ViewAsync();
        await _world.ArriveAsync([0], _ => 9_999.5m);

        var result = await _world.Closer.CloseAsync(ClosingWorld.Officer, QuotaFacts.Code, March, [], preview.Digest, Token);

        Assert.Equal(EditOutcome.Conflict, result.Result.Outcome);
        Assert.Null((await _world.ViewAsync()).Head);
    }

    [Fact]
    public async Task CloseAsync_WaitingForSettlement_IsBlockedUntilSettled()
    {
        await _world.Marks.MarkAsync([new SettlementRange(ClosingWorld.Register, ClosingWorld.At(5), ClosingWorld.At(5))], Token);
        Assert.Equal(ClosingBlockKind.WaitsForSettlement, Assert.Single((await _world.CloseAsync()).Blocks).Kind);

        await _world.SettleAsync();
        Assert.Equal(EditResult.Done, (await _world.CloseAsync()).Result);
    }

    [Fact]
    public async Task CloseAsync_MarkOfALaterDay_DoesNotBlock()
    {
        await _world.Marks.MarkAsync([new SettlementRange(ClosingWorld.Register, ClosingWorld.At(744 + 50), ClosingWorld.At(744 + 60))], Token);

        Assert.Equal(EditResult.Done, (await _world.CloseAsync()).Result);
    }

    [Fact]
    public async Task CloseAsync_MonthWithoutAnEnd_NeedsTheBoundaryByName()
    {
        var april = March.Next;
        Acceptance end = new(ClosingWorld.Register, ClosingPart.End, " meter taken down "), thin = new(ClosingWorld.Register, ClosingPart.Completeness, "half a month");
        Assert.Equal([ClosingBlockKind.BoundaryMissing, ClosingBlockKind.Incomplete], (await _world.CloseAsync(april)).Blocks.Select(b => b.Kind));
        Assert.Equal([ClosingBlockKind.Incomplete], (await _world.CloseAsync(april, end)).Blocks.Select(b => b.Kind));
        Assert.Equal(new EditResult(EditOutcome.Invalid, "Reason"), (await _world.CloseAsync(april, end with { Reason = " " }, thin)).Result);

        var unneeded = new Acceptance(ClosingWorld.Register, ClosingPart.Start, "not needed");
        Assert.Equal(EditResult.Done, (await _world.CloseAsync(april, end, thin, unneeded)).Result);
        var accepted = (await _world.ViewAsync(april)).Head!.AcceptedJson;
        Assert.Contains("\"Reason\":\"meter taken down\"", accepted, StringComparison.Ordinal);
        Assert.DoesNotContain("not needed", accepted, StringComparison.Ordinal);
        Assert.Contains("half a month", Assert.Single(await _world.LinesAsync("period.closed")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CloseAsync_OutOfOrder_OnlyTheNextMonthFollows()
    {
        await _world.CloseAsync(March.Previous, new Acceptance(ClosingWorld.Register, ClosingPart.Start, "installed then"));

        Assert.Equal(ClosingBlockKind.EarlierMonthOpen, (await _world.CloseAsync(March.Next)).Blocks[0].Kind);
        Assert.Equal(ClosingBlockKind.LaterMonthClosed, (await _world.CloseAsync(March.Previous.Previous)).Blocks[0].Kind);
        Assert.Equal(EditResult.Done, (await _world.CloseAsync()).Result);
    }

    [Fact]
    public async Task CloseAsync_MonthUnderWay_IsTooSoon()
    {
        _world.State.Time.SetUtcNow(new DateTimeOffset(2026, 6, 4, 0, 0, 0, TimeSpan.Zero));

        Assert.Contains(ClosingBlockKind.TooSoon, (await _world.CloseAsync(new Month(2026, 5))).Blocks.Select(b => b.Kind));
    }

    [Fact]
    public async Task CloseAsync_ReaderOrOtherScope_IsRefused()
    {
        var reader = ClosingWorld.Officer with { Role = Role.Leader };
        var other = ClosingWorld.Officer with { RegionPrefix = "33" };

        Assert.Equal(EditOutcome.NotAllowed, (await _world.Closer.CloseAsync(reader, QuotaFacts.Code, March, [], null, Token)).Result.Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _world.Closer.CloseAsync(other, QuotaFacts.Code, March, [], null, Token)).Result.Outcome);
        Assert.Empty(await _world.Closer.ViewAsync(other, [QuotaFacts.Code], March, Token));
        Assert.Null((await _world.ViewAsync()).Head);
    }

    [Fact]
    public async Task FinishAsync_StoppedBeforeTheHead_TheMonthIsOpen()
    {
        var wanted = new RegisterToClose(ClosingWorld.Register, BoundaryLevel.Missing, BoundaryLevel.Missing, 744);
        await _world.Ledger.FreezeAsync(RegisterAccess.System("test"), PeriodClosing.NameOf(QuotaFacts.Code, March, 1), March, [wanted], Token);

        await _world.Finish.FinishAsync(Token);

        Assert.Empty(await _world.Ledger.ListUnconfirmedAsync(Token));
        Assert.Null((await _world.ViewAsync()).Head);
        Assert.Equal(EditResult.Done, (await _world.CloseAsync()).Result);
        Assert.Equal(10_000m, Assert.Single((await _world.ViewAsync()).Registers).Start.Level);
    }

    [Fact]
    public async Task FinishAsync_StoppedAfterTheHead_TheMonthIsClosedAsItWasFrozen()
    {
        _world.Ledger.ConfirmFault = new StoreUnavailableException("gone", null);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _world.CloseAsync());
        await _world.ArriveAsync([0], _ => 9_999.5m);

        await _world.Finish.FinishAsync(Token);

        var view = await _world.ViewAsync();
        Assert.True(view.IsProved);
        Assert.Equal(1_488m, Assert.Single(view.Registers).Figures.Amount);
        Assert.Equal(EditOutcome.Unchanged, (await _world.CloseAsync()).Result.Outcome);
    }

    [Fact]
    public async Task ViewAsync_FormulaChangedAfterClosing_SaysSo()
    {
        await _world.CloseAsync();
        await using (var state = _world.State.CreateDbContext())
        {
            (await state.Set<EnergyQuota.Registry.Institutions.BoundaryTerm>().SingleAsync(Token)).Share = 0.5m;
            await state.SaveChangesAsync(Token);
        }

        Assert.True((await _world.ViewAsync()).FormulaChanged);
    }
}
