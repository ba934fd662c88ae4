using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

public sealed class ConsumptionQueryTests : IAsyncLifetime
{
    private readonly QuotaWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _world.BookAsync(Start, new DateOnly(2025, 3, 1), 24m, measured: 20, estimated: 2);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task TotalAsync_Estimates_AreTold()
    {
        var total = await _world.Consumption.TotalAsync(QuotaWorld.Officer, Code, EnergyType.Electricity, Start, new DateOnly(2025, 3, 1), Token);
        Assert.NotNull(total);
        Assert.Equal((59 * 24m, 0m), (total.Quantity, total.AtLeast));
        Assert.Equal((20m / 24m, 2m / 24m, 0m), (total.Completeness, total.EstimatedShare, total.ManualShare));
    }

    [Fact]
    public async Task MonthsAsync_MonthWithoutRows_IsWhollyIncomplete()
    {
        var months = await _world.Consumption.MonthsAsync(QuotaWorld.Officer, Code, EnergyType.Electricity, new DateOnly(2025, 2, 15), new DateOnly(2025, 4, 1), Token);
        Assert.Equal([(2, 14 * 24m, 20m / 24m), (3, 0m, 0m)], months.Select(m => (m.Month, m.Quantity, m.Completeness)));
    }

    [Fact]
    public async Task DaysAsync_TermsChangeOver_FollowTheirDates()
    {
        _world.State.Add(QuotaWorld.Term("E1", new DateOnly(2019, 1, 1), new DateOnly(2025, 1, 3), 0.5m));
        var days = await _world.Consumption.DaysAsync(QuotaWorld.Officer, Code, EnergyType.Electricity, Start, Start.AddDays(4), Token);
        Assert.Equal([36m, 36m, 24m, 24m], days.Select(d => d.Quantity));
    }

    [Fact]
    public async Task Queries_OutsideTheScope_GiveNothing()
    {
        var other = new Scope("x", Role.Administrator, "33");
        Assert.Null(await _world.Consumption.TotalAsync(other, Code, EnergyType.Electricity, Start, End, Token));
        Assert.Empty(await _world.Consumption.TotalsAsync(other, Code, Start, End, Token));
        Assert.Empty(await _world.Consumption.DaysAsync(other, Code, EnergyType.Electricity, Start, End, Token));
        Assert.Empty(await _world.Consumption.MonthsAsync(other, Code, EnergyType.Electricity, Start, End, Token));
    }
}
