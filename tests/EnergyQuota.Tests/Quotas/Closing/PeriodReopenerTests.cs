using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Quotas.Closing;

public sealed class PeriodReopenerTests : IAsyncLifetime
{
    private const string Neighbour = "12370000000000002Y";
    private static readonly Month March = ClosingWorld.March;
    private readonly ClosingWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // The last day of March is missing, and with it what the register counted until the fifth hour of April.
        await _world.ArriveAsync(Enumerable.Range(-24 * 28, (24 * 28) + 720));
        await _world.ArriveAsync(Enumerable.Range(749, 24 * 40));
        Assert.Equal(EditResult.Done, (await CloseAsync(March)).Result);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task ReopenAsync_NewestMonth_KeepsTheHeadAndShowsWhatIsKnown()
    {
        await _world.ArriveAsync([744], _ => 11_438m);
        var moves = Assert.Single((await _world.Reopener.ViewAsync(ClosingWorld.Chief, QuotaFacts.Code, March, Token))!.Differences);
        var digest = (await _world.ViewAsync()).Head!.Digest;

        Assert.Equal(EditResult.Done, (await _world.ReopenAsync()).Result);

        var view = await _world.ViewAsync();
        Assert.Null(view.Head);
        Assert.Equal(moves.Difference.Now.Quantity, Assert.Single(view.Registers).Figures.Quantity);
        Assert.Empty(await _world.Adjustments.DifferencesAsync(ClosingWorld.Officer, March, March, Token));
        var earlier = Assert.Single(view.Earlier);
        Assert.Equal((digest, "officer", "chief", "2601", "2602", 1), (earlier.Digest, earlier.ClosedBy, earlier.ReopenedBy, earlier.ReopenReason, earlier.ReopenDocument, earlier.Edition));
        Assert.Contains("2602", Assert.Single(await _world.LinesAsync("period.reopened")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CloseAsync_AfterReopening_MakesTheNextEditionWithWhatIsKnown()
    {
        await _world.ArriveAsync([744], _ => 11_438m);
        await _world.ReopenAsync();
        Assert.Equal(EditResult.Done, (await CloseAsync(March)).Result);

        var view = await _world.ViewAsync();
        Assert.Equal((2, 2, true), (view.Head!.Edition, view.Edition, view.IsProved));
        Assert.NotEqual(view.Head.Name, view.Earlier[0].Name);
        Assert.NotEqual(view.Head.Digest, view.Earlier[0].Digest);
        Assert.Empty(await _world.Adjustments.DifferencesAsync(ClosingWorld.Officer, March, March, Token));
        Assert.Equal(EditResult.Done, (await _world.ReopenAsync()).Result);
        Assert.Equal([1, 2], (await _world.ViewAsync()).Earlier.Select(head => head.Edition));
    }

    [Fact]
    public async Task ReopenAsync_NotTheNewest_IsRefusedAndNothingChanges()
    {
        await CloseAsync(March.Next);

        Assert.Equal([ReopenBlockKind.LaterClosed], (await _world.ReopenAsync()).Blocks.Select(block => block.Kind));
        Assert.True((await _world.ViewAsync()).IsProved);
        Assert.Equal(EditResult.Done, (await _world.ReopenAsync(March.Next)).Result);
        Assert.Equal(EditResult.Done, (await _world.ReopenAsync()).Result);
        Assert.Equal([ReopenBlockKind.NotClosed], (await _world.ReopenAsync()).Blocks.Select(block => block.Kind));
    }

    [Fact]
    public async Task ReopenAsync_AdjustmentBooked_IsRefusedWhateverIsInsisted()
    {
        await _world.ArriveAsync([744], _ => 11_438m);
        await _world.BookAsync((await _world.DifferenceAsync()).Pending);

        var refused = await _world.ReopenAsync(null, ClosingWorld.Ordered with { Insistence = "2603" });

        Assert.Equal((EditOutcome.Invalid, new ReopenBlock(ReopenBlockKind.AdjustmentsBooked, 1)), (refused.Result.Outcome, Assert.Single(refused.Blocks)));
        Assert.NotNull((await _world.ViewAsync()).Head);
    }

    [Fact]
    public async Task ReopenAsync_CaseRestsOnTheYear_OnlyWithASecondReason()
    {
        _world.State.Add(new CaseFile
        {
            Kind = CaseKind.Explanation,
            InstitutionCode = QuotaFacts.Code,
            Year = 2025,
            State = CaseState.ExplanationReceived,
            VerdictId = 1,
            OpenedAt = QuotaFacts.AsOf,
        });

        Assert.Equal([ReopenBlockKind.CaseOpen], (await _world.ReopenAsync()).Blocks.Select(block => block.Kind));
        Assert.Equal(EditResult.Done, (await _world.ReopenAsync(null, ClosingWorld.Ordered with { Insistence = "2603" })).Result);
        Assert.Equal("2603", (await _world.ViewAsync()).Earlier[0].ReopenInsistence);
        Assert.Contains("2603", Assert.Single(await _world.LinesAsync("period.reopened")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReopenAsync_NotAllowedOrNotSeenOrNotOrdered_ChangesNothing()
    {
        var (reopener, ordered) = (_world.Reopener, ClosingWorld.Ordered);

        Assert.Equal(EditOutcome.NotAllowed, (await reopener.ReopenAsync(ClosingWorld.Officer, QuotaFacts.Code, March, ordered, Token)).Result.Outcome);
        Assert.Equal(EditOutcome.NotFound, (await reopener.ReopenAsync(ClosingWorld.Chief with { RegionPrefix = "33" }, QuotaFacts.Code, March, ordered, Token)).Result.Outcome);
        Assert.Equal(new EditResult(EditOutcome.Invalid, "Document"), (await _world.ReopenAsync(null, ordered with { Document = " " })).Result);
        Assert.Null(await reopener.ViewAsync(ClosingWorld.Chief with { RegionPrefix = "33" }, QuotaFacts.Code, March, Token));
        Assert.True((await _world.ViewAsync()).IsProved);
        Assert.Empty(await _world.LinesAsync("period.reopened"));
    }

    [Fact]
    public async Task ReopenAsync_RegisterOfAnotherClosing_StaysAsItWasClosed()
    {
        await AddNeighbourAsync();
        Assert.Equal(EditResult.Done, (await _world.Closer.CloseAsync(ClosingWorld.Officer, Neighbour, March, [], null, Token)).Result);
        var closed = Assert.Single((await _world.ViewAsync()).Registers).Figures;
        await _world.ArriveAsync([744], _ => 11_438m);
        var view = (await _world.Reopener.ViewAsync(ClosingWorld.Chief, QuotaFacts.Code, March, Token))!;

        Assert.Equal((1, 0), (view.Shared, view.Differences.Count));
        Assert.Equal(EditResult.Done, (await _world.ReopenAsync()).Result);

        Assert.Equal((true, closed), (Assert.Single((await _world.ViewAsync()).Registers).Frozen, Assert.Single((await _world.ViewAsync()).Registers).Figures));
        Assert.True(Assert.Single(await _world.Closer.ViewAsync(ClosingWorld.Officer, [Neighbour], March, Token)).IsProved);
        Assert.Equal([Neighbour], (await _world.DifferenceAsync()).Institutions);
        Assert.Equal(EditResult.Done, (await _world.CloseAsync()).Result);
        Assert.Equal(closed, Assert.Single((await _world.ViewAsync()).Registers).Figures);
    }

    [Fact]
    public async Task CloseManyAsync_SomeBlocked_ClosesTheOthersAndTellsWhy()
    {
        await AddNeighbourAsync();
        var told = new List<int>();

        var results = await _world.Closer.CloseManyAsync(ClosingWorld.Officer, [Neighbour, QuotaFacts.Code, "unknown"], March.Next, told.Add, Token);

        Assert.Equal([QuotaFacts.Code, Neighbour], results.Keys);
        Assert.All(results.Values, result => Assert.Equal(EditOutcome.Invalid, result.Result.Outcome));
        Assert.All(results.Values, result => Assert.Contains(result.Blocks, block => block.Kind == ClosingBlockKind.BoundaryEstimated));
        await _world.ArriveAsync([744], _ => 11_438m);
        Assert.Equal([EditOutcome.Done, EditOutcome.Done], (await _world.Closer.CloseManyAsync(ClosingWorld.Officer, results.Keys.ToList(), March.Next, null, Token)).Values.Select(r => r.Result.Outcome));
        Assert.Equal([EditOutcome.Unchanged, EditOutcome.Unchanged], (await _world.Closer.CloseManyAsync(ClosingWorld.Officer, results.Keys.ToList(), March.Next, null, Token)).Values.Select(r => r.Result.Outcome));
        Assert.Equal([2], told);
        Assert.Empty(await _world.Closer.CloseManyAsync(ClosingWorld.Officer with { Role = Role.Leader }, [Neighbour], March.Next, null, Token));
    }

    [Fact]
    public async Task FinishAsync_LedgerPutBackFromACopy_TakesReopenedClosingsBack()
    {
        var head = (await _world.ViewAsync()).Head!;
        await _world.ReopenAsync();
        var wanted = new RegisterToClose(ClosingWorld.Register, BoundaryLevel.Missing, BoundaryLevel.Missing, 744);
        await _world.Ledger.FreezeAsync(RegisterAccess.System("test"), head.Name, March, [wanted], Token);
        await _world.Ledger.ConfirmAsync([head.Name], Token);

        using var started = new ClosingServices(_world.State, _world.Ledger, _world.Readings, _world.Facts, _world.State.Audit, _world.State.Time);
        await started.Finish.FinishAsync(Token);

        Assert.Empty(await _world.Ledger.ReadClosedAsync(RegisterAccess.System("test"), [ClosingWorld.Register], March, March, Token));
    }

    [Fact]
    public async Task BookAsync_ReopeningWasStopped_FindsNothingToBook()
    {
        await _world.ArriveAsync([744], _ => 11_438m);
        var pending = (await _world.DifferenceAsync()).Pending;
        _world.Ledger.ReopenFault = new StoreUnavailableException("gone", null);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _world.ReopenAsync());

        Assert.Equal(EditOutcome.NotFound, (await _world.BookAsync(pending)).Outcome);
        Assert.Equal(0, _world.State.Count<PeriodAdjustment>());
        Assert.Null((await _world.ViewAsync()).Head);
    }

    private Task<ClosingResult> CloseAsync(Month month) => _world.CloseAsync(
        month,
        new Acceptance(ClosingWorld.Register, ClosingPart.Start, "gateway was out"),
        new Acceptance(ClosingWorld.Register, ClosingPart.End, "gateway was out"));

    private async Task AddNeighbourAsync()
    {
        var neighbour = QuotaFacts.Court();
        neighbour.Code = Neighbour;
        var term = QuotaWorld.Term("E1", new DateOnly(2020, 1, 1), null, 0.5m);
        term.InstitutionCode = Neighbour;
        _world.State.Add(neighbour, term);
        await using var state = _world.State.CreateDbContext();
        (await state.Set<BoundaryTerm>().SingleAsync(t => t.InstitutionCode == QuotaFacts.Code, Token)).Share = 0.5m;
        await state.SaveChangesAsync(Token);
    }
}
