using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Cases;

public sealed class DeadlinesTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _law.Dispose();

    [Theory]
    [InlineData(6, DeadlineStage.Running)]
    [InlineData(5, DeadlineStage.Approaching)]
    [InlineData(0, DeadlineStage.Approaching)]
    [InlineData(-1, DeadlineStage.Missed)]
    public void StageOf_ByDaysLeft_IsApproachingToItsLastDay(int left, DeadlineStage stage) =>
        Assert.Equal(stage, Deadlines.StageOf(new DateOnly(2026, 3, 1).AddDays(left), new DateOnly(2026, 3, 1), 5));

    [Fact]
    public async Task OpenAsync_InstitutionAndAgency_SaysWhoOwesAndOrdersByDay()
    {
        var explanation = await _law.ServedAsync();
        var tip = Opened(await _law.Opener.TipAsync(Officer, new OpenTip(School, "x"), Token));
        Assert.Equal([(explanation, 15, false), (tip, 60, true)], (await _law.Deadlines.OpenAsync(Officer, Token)).Select(open => (open.CaseId, open.DaysLeft!.Value, open.IsOfAgency)));
        Assert.Equal([explanation], (await _law.Deadlines.OpenAsync(CourtAccount, Token)).Select(open => open.CaseId));
        Assert.Empty(await _law.Deadlines.OpenAsync(Stranger, Token));

        // What the institution owed came; now the agency owes its review.
        await _law.DoAsync(CourtAccount, explanation, Move.Submit);
        var review = (await _law.Deadlines.OpenAsync(Officer, Token))[0];
        Assert.Equal((ClockKind.Review, true, 30), (review.Clock, review.IsOfAgency, review.DaysLeft));
        await _law.DoAsync(Officer, explanation, Move.Accept);
        Assert.Equal([tip], (await _law.Deadlines.OpenAsync(Officer, Token)).Select(open => open.CaseId));
    }
}
