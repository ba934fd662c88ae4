using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Assessment;
using Microsoft.EntityFrameworkCore;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas.Closing;

/// <summary>Figures and verdicts of closed months stay as they were closed, and say what they would be.</summary>
public sealed class ClosedFiguresTests : IAsyncDisposable
{
    private const decimal PerDay = 1_000m;
    private static readonly RegisterAccess Job = RegisterAccess.System("test");
    private static readonly RegisterId E1 = new("E1");
    private static readonly Month March = new(2025, 3);
    private static readonly DateOnly First = March.FirstDay, Past = March.Next.FirstDay;
    private readonly QuotaWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task TotalAsync_ClosedMonthChanged_ShowsTheClosedFigureAndTheAdjustmentBeside()
    {
        await CloseThenChangeAsync(_world, 1_100m);

        var total = await TotalAsync(First, Past);
        Assert.Equal((31_000m, 3_100m), (total.Quantity, total.Adjustment));
        Assert.Equal((31_000m, 3_100m), ((await TotalAsync(First.AddMonths(-1), Past)).Quantity - 28_000m, (await TotalAsync(First.AddMonths(-1), Past)).Adjustment));
        Assert.Null((await TotalAsync(Past, Past.AddMonths(1))).Adjustment);
        Assert.Equal(500m, (await TotalAsync(First, First.AddDays(5))).Adjustment);
        var months = await _world.Consumption.MonthsAsync(QuotaWorld.Officer, Code, EnergyType.Electricity, First, Past, Token);
        Assert.Equal(31_000m, Assert.Single(months).Quantity);
        var days = await _world.Consumption.DaysAsync(QuotaWorld.Officer, Code, EnergyType.Electricity, First, Past, Token);
        Assert.All(days, day => Assert.Equal(PerDay, day.Quantity));
    }

    [Fact]
    public async Task TotalAsync_OpenMonthChanged_FollowsTheTruth()
    {
        await _world.BookAsync(Start, End, PerDay);
        await _world.BookAsync(First, Past, 1_100m);

        var total = await TotalAsync(First, Past);
        Assert.Equal((34_100m, null), (total.Quantity, total.Adjustment));
    }

    [Theory]
    [InlineData(0.001, 2_000, Grade.Baseline, Grade.Over, true)]
    [InlineData(100, 1_100, Grade.Baseline, Grade.Baseline, false)]
    [InlineData(-0.001, 500, Grade.Over, Grade.Baseline, true)]
    public async Task RunAsync_ClosedMonthChanged_KeepsTheVerdictAndSaysWhetherItWouldMove(
        double above, int changed, Grade grade, Grade known, bool moves)
    {
        await _world.BookAsync(Start, End, PerDay);
        var value = (await JudgeAsync(_world)).Value!.Value;
        await using var judged = new QuotaWorld(value + (decimal)above);
        await CloseThenChangeAsync(judged, changed);

        var verdict = await JudgeAsync(judged);
        Assert.Equal((value, grade, known, moves), (verdict.Value!.Value, verdict.Grade, verdict.KnownGrade!.Value, verdict.WouldMove));
        Assert.NotEqual(verdict.Value, verdict.KnownValue);
        Assert.Contains("\"Adjustments\":[{\"Register\":\"E1/total\",\"Month\":\"2025-03\"", verdict.InputsJson, StringComparison.Ordinal);
        Assert.Equal(0, (await judged.Run.RunAsync(AsOf, Token)).Verdicts);
    }

    [Fact]
    public async Task RunAsync_NothingDiffers_SaysNothingOfAdjustments()
    {
        await CloseThenChangeAsync(_world, PerDay);

        var verdict = await JudgeAsync(_world);
        Assert.Equal((null, null, false), (verdict.KnownValue, verdict.KnownGrade, verdict.WouldMove));
        Assert.DoesNotContain("Adjustment", verdict.InputsJson, StringComparison.Ordinal);
    }

    private static async Task CloseThenChangeAsync(QuotaWorld world, decimal perDay)
    {
        await world.BookAsync(Start, End, PerDay);
        await world.Ledger.FreezeAsync(Job, "c", March, [new RegisterToClose(E1, BoundaryLevel.Missing, BoundaryLevel.Missing, 744)], Token);
        await world.Ledger.ConfirmAsync(["c"], Token);
        await world.BookAsync(First, Past, perDay);
    }

    private static async Task<Verdict> JudgeAsync(QuotaWorld world)
    {
        await world.Run.RunAsync(AsOf, Token);
        await using var state = world.State.CreateDbContext();
        return await state.Set<Verdict>().AsNoTracking().SingleAsync(v => v.Current, Token);
    }

    private async Task<EnergyQuota.Quotas.Consumption.ConsumptionTotal> TotalAsync(DateOnly from, DateOnly to) =>
        (await _world.Consumption.TotalAsync(QuotaWorld.Officer, Code, EnergyType.Electricity, from, to, Token))!;
}
