using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;

namespace EnergyQuota.Tests.Quotas.Closing;

/// <summary>A kill at every step between the two databases: after the next start both say the same, and doing it again does it.</summary>
public sealed class ClosingKillTests
{
    private const int MostSteps = 60;
    private static readonly Month March = ClosingWorld.March;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task CloseAsync_KilledAtEachStep_ClosedInBothOrInNeither() => AtEachStepAsync(
        closedBefore: false,
        services => services.Closer.CloseAsync(ClosingWorld.Officer, QuotaFacts.Code, March, [], null, Token));

    [Fact]
    public Task ReopenAsync_KilledAtEachStep_OpenInBothOrInNeither() => AtEachStepAsync(
        closedBefore: true,
        services => services.Reopener.ReopenAsync(ClosingWorld.Chief, QuotaFacts.Code, March, ClosingWorld.Ordered, Token));

    [Fact]
    public Task CloseManyAsync_AfterReopeningKilledAtEachStep_ClosedInBothOrInNeither() => AtEachStepAsync(
        closedBefore: false,
        services => services.Closer.CloseManyAsync(ClosingWorld.Officer, [QuotaFacts.Code], March, null, Token),
        reopened: true);

    private static async Task AtEachStepAsync(bool closedBefore, Func<ClosingServices, Task> act, bool reopened = false)
    {
        var outcomes = new HashSet<bool>();
        for (var steps = 0; steps < MostSteps; steps++)
        {
            await using var world = new ClosingWorld();
            await world.ArriveWholeAsync();
            if (closedBefore || reopened)
            {
                Assert.Equal(EditResult.Done, (await world.CloseAsync()).Result);
            }

            if (reopened)
            {
                Assert.Equal(EditResult.Done, (await world.ReopenAsync()).Result);
            }

            var killed = await KilledAsync(world, steps, act);
            await world.ArriveAsync([10], _ => 10_019.5m);
            var closed = await StartedAgainAsync(world);
            outcomes.Add(closed);
            await AgainAsync(world, act, closedBefore);
            if (!killed)
            {
                Assert.Equal(!closedBefore, closed);
                Assert.Equal(2, outcomes.Count);
                return;
            }
        }

        Assert.Fail($"More than {MostSteps} steps.");
    }

    private static async Task<bool> KilledAsync(ClosingWorld world, int steps, Func<ClosingServices, Task> act)
    {
        var budget = new StepBudget(steps);
        var state = new StoppingState(world.State, budget);
        using var audit = new AuditLog(state, world.State.Time);
        using var services = new ClosingServices(state, StoppingLedger.Of(world.Ledger, budget), world.Readings, world.Facts, audit, world.State.Time);
        try
        {
            await act(services);
            return false;
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }

    private static async Task<bool> StartedAgainAsync(ClosingWorld world)
    {
        using var started = Start(world);
        await started.Finish.FinishAsync(Token);
        Assert.Empty(await world.Ledger.ListUnconfirmedAsync(Token));
        var head = Assert.Single(await started.Closer.ViewAsync(ClosingWorld.Officer, [QuotaFacts.Code], March, Token)).Head;
        var frozen = await world.Ledger.ReadClosedAsync(RegisterAccess.System("test"), [ClosingWorld.Register], March, March, Token);
        Assert.Equal(head is null ? [] : [head.Name], frozen.Select(c => c.Closing));
        if (head is not null)
        {
            Assert.Equal(1_488m, Assert.Single(frozen).Figures.Amount);
        }

        return head is not null;
    }

    private static async Task AgainAsync(ClosingWorld world, Func<ClosingServices, Task> act, bool closedBefore)
    {
        using var started = Start(world);
        await act(started);
        var view = Assert.Single(await started.Closer.ViewAsync(ClosingWorld.Officer, [QuotaFacts.Code], March, Token));
        Assert.Equal(!closedBefore, view.Head is not null);
        Assert.Equal(!closedBefore, view.IsProved);
        Assert.Equal(view.Head is null ? 0 : 1, (await world.Ledger.ReadClosedAsync(RegisterAccess.System("test"), [ClosingWorld.Register], March, March, Token)).Count);
    }

    private static ClosingServices Start(ClosingWorld world) => new(world.State, world.Ledger, world.Readings, world.Facts, world.State.Audit, world.State.Time);
}
