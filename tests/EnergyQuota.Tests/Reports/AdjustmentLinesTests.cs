using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Tests.Quotas.Closing;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Reports;

public sealed class AdjustmentLinesTests
{
    private static readonly DateOnly First = ClosingWorld.March.FirstDay;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OfAsync_LateReadings_ArePendingUntilBookedAndAddUp()
    {
        await using var world = await ClosedAsync();
        Assert.Empty(await LinesAsync(world, 0m));
        await world.ArriveAsync([744], _ => 11_438m);
        var row = await world.DifferenceAsync();

        var line = Assert.Single(await LinesAsync(world, row.Difference.Quantity));
        Assert.Equal((0m, line.Known - line.Closed), (line.Booked, line.Pending));
        Assert.True(line.Pending < 0m);

        Assert.Equal(EditResult.Done, await world.Adjustments.BookAsync(ClosingWorld.Officer, ClosingWorld.Register, ClosingWorld.March, row.Pending, "gateway was out", Token));
        line = Assert.Single(await LinesAsync(world, row.Difference.Quantity));
        Assert.Equal((line.Known - line.Closed, 0m), (line.Booked, line.Pending));
    }

    [Fact]
    public async Task OfAsync_TermHoldsForSomeDaysOnly_TellsNoBookedPart()
    {
        await using var world = await ClosedAsync();
        await world.ArriveAsync([744], _ => 11_438m);
        var row = await world.DifferenceAsync();
        await world.Adjustments.BookAsync(ClosingWorld.Officer, ClosingWorld.Register, ClosingWorld.March, row.Pending, "gateway was out", Token);

        var line = Assert.Single(await LinesAsync(world, row.Difference.Quantity, term => term.To = First.AddDays(9)));

        Assert.Null(line.Booked);
        Assert.Null(line.Pending);
    }

    private static async Task<ClosingWorld> ClosedAsync()
    {
        var world = new ClosingWorld();
        await world.ArriveAsync(Enumerable.Range(-24 * 28, (24 * 28) + 720));
        await world.ArriveAsync(Enumerable.Range(749, 400));
        Assert.Equal(EditResult.Done, (await world.CloseAsync(null, new Acceptance(ClosingWorld.Register, ClosingPart.End, "gateway was out"))).Result);
        return world;
    }

    private static async Task<IReadOnlyList<AdjustmentLine>> LinesAsync(ClosingWorld world, decimal adjustment, Action<BoundaryTerm>? change = null)
    {
        await using var state = world.State.CreateDbContext();
        var terms = await state.Set<BoundaryTerm>().AsNoTracking().Where(term => term.MeterCode == "E1").ToListAsync(Token);
        terms.ForEach(term => change?.Invoke(term));
        var total = new ConsumptionTotal(EnergyType.Electricity, MeasureUnit.KilowattHour, First, First.AddMonths(1), 1_488m, null, null, null, 1m, 0m, 0m, null)
        {
            Adjustment = adjustment == 0m ? null : adjustment,
        };
        return (await AdjustmentLines.ReadAsync(state, terms, ClosingWorld.March, Token)).Of(terms, [total]);
    }
}
