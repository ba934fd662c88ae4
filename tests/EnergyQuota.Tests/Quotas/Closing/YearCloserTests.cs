using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Quotas.Closing;

public sealed class YearCloserTests : IAsyncLifetime
{
    private readonly ClosingWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Verdicts Verdicts => new(_world.State);

    public async ValueTask InitializeAsync()
    {
        await _world.ArriveYearAsync();
        await _world.AssessAsync();
        await _world.CloseAsync(new Month(2025, 1), new Acceptance(ClosingWorld.Register, ClosingPart.Start, "installed then"));
        await _world.CloseMonthsAsync(11, first: 2);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task CloseAsync_OneMonthOpen_IsRefusedAndNamesIt()
    {
        var result = await _world.CloseYearAsync();

        Assert.Equal((EditOutcome.Invalid, YearBlockKind.MonthOpen, "2025-12"), (result.Result.Outcome, Assert.Single(result.Blocks).Kind, result.Blocks[0].Subject));
        Assert.Equal(VerdictFinality.Provisional, Assert.Single(await Verdicts.OfYearAsync(ClosingWorld.Officer, 2025, Token)).Finality);
        Assert.Equal(0, _world.State.Count<YearClosing>());
    }

    [Fact]
    public async Task CloseAsync_AllMonthsClosed_MakesTheVerdictsFinal()
    {
        await _world.CloseMonthsAsync(12, first: 12);
        var preview = await _world.YearAsync();
        Assert.Empty(preview.Blocks);

        Assert.Equal(EditResult.Done, (await _world.Years.CloseAsync(ClosingWorld.Officer, QuotaFacts.Code, 2025, [], preview.Digest, Token)).Result);

        var view = await _world.YearAsync();
        Assert.Equal((preview.Digest, true, 12), (view.Head!.Digest, view.IsProved, view.Months.Count(m => m.Head is not null)));
        Assert.Equal(VerdictFinality.Final, Assert.Single(await Verdicts.OfYearAsync(ClosingWorld.Officer, 2025, Token)).Finality);
        Assert.Equal(VerdictFinality.Final, Assert.Single(await Verdicts.OfInstitutionAsync(ClosingWorld.Officer, QuotaFacts.Code, Token)).Finality);
        Assert.Contains(view.Digest, Assert.Single(await _world.LinesAsync("year.closed")).Detail, StringComparison.Ordinal);
        Assert.Equal(EditOutcome.Unchanged, (await _world.CloseYearAsync()).Result.Outcome);
    }

    [Fact]
    public async Task CloseAsync_OtherDigestOrNotAllowed_ClosesNothing()
    {
        await _world.CloseMonthsAsync(12, first: 12);
        var reader = ClosingWorld.Officer with { Role = Role.Leader };

        Assert.Equal(EditOutcome.Conflict, (await _world.Years.CloseAsync(ClosingWorld.Officer, QuotaFacts.Code, 2025, [], "0", Token)).Result.Outcome);
        Assert.Equal(EditOutcome.NotAllowed, (await _world.Years.CloseAsync(reader, QuotaFacts.Code, 2025, [], null, Token)).Result.Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _world.Years.CloseAsync(ClosingWorld.Officer with { RegionPrefix = "11" }, QuotaFacts.Code, 2025, [], null, Token)).Result.Outcome);
        Assert.Null(await _world.Years.ViewAsync(ClosingWorld.Officer with { RegionPrefix = "11" }, QuotaFacts.Code, 2025, Token));
        Assert.Equal(0, _world.State.Count<YearClosing>());
    }

    [Fact]
    public async Task CloseAsync_FactChangedSinceTheAssessment_WaitsForIt()
    {
        await _world.CloseMonthsAsync(12, first: 12);
        _world.State.Add(QuotaFacts.Fact(InstitutionFactKind.FloorArea, 5_000m, new DateOnly(2020, 1, 1), null, _world.State.Time.GetUtcNow()));

        Assert.Equal([YearBlockKind.VerdictWaits], (await _world.CloseYearAsync()).Blocks.Select(block => block.Kind));
        await _world.AssessAsync();
        Assert.Equal(EditResult.Done, (await _world.CloseYearAsync()).Result);
    }

    [Fact]
    public async Task CloseAsync_AreaMissingForADay_OnlyAcceptedByNameAndThenFinal()
    {
        await _world.CloseMonthsAsync(12, first: 12);
        await using (var state = _world.State.CreateDbContext())
        {
            (await state.Set<InstitutionFact>().SingleAsync(Token)).From = new DateOnly(2025, 1, 2);
            await state.SaveChangesAsync(Token);
        }

        await _world.AssessAsync();
        var block = Assert.Single((await _world.CloseYearAsync()).Blocks);
        Assert.Equal((YearBlockKind.CannotJudge, "AreaMissing:2025-01-01"), (block.Kind, block.Reason));
        Assert.Equal(EditOutcome.Invalid, (await _world.CloseYearAsync(new YearAcceptance(block.Kind, block.Subject, " "))).Result.Outcome);

        Assert.Equal(EditResult.Done, (await _world.CloseYearAsync(new YearAcceptance(block.Kind, block.Subject, "2604"))).Result);

        Assert.Contains("2604", (await _world.YearAsync()).Head!.AcceptedJson, StringComparison.Ordinal);
        var verdict = Assert.Single(await Verdicts.OfYearAsync(ClosingWorld.Officer, 2025, Token));
        Assert.Equal((Grade.CannotJudge, VerdictFinality.Final), (verdict.Grade, verdict.Finality));
    }

    [Fact]
    public async Task CloseAsync_AdjustmentPending_WaitsForTheBooking()
    {
        await _world.CloseMonthsAsync(12, first: 12);
        await _world.ArriveAsync([744], _ => 11_487.5m);
        await _world.AssessAsync();
        Assert.Equal(
            ["2025-03 E1/total", "2025-04 E1/total"],
            (await _world.CloseYearAsync()).Blocks.Where(block => block.Kind == YearBlockKind.AdjustmentPending).Select(block => block.Subject));

        foreach (var row in await _world.Adjustments.DifferencesAsync(ClosingWorld.Officer, new Month(2025, 1), new Month(2025, 12), Token))
        {
            Assert.Equal(EditResult.Done, await _world.Adjustments.BookAsync(ClosingWorld.Officer, row.Difference.Register, row.Difference.Month, row.Pending, "2605", Token));
        }

        Assert.DoesNotContain((await _world.CloseYearAsync()).Blocks, block => block.Kind == YearBlockKind.AdjustmentPending);
    }

    [Fact]
    public async Task Finality_RevisedAfterClosing_TheClosedRevisionStaysFinal()
    {
        await _world.CloseMonthsAsync(12, first: 12);
        await _world.CloseYearAsync();
        _world.State.Add(QuotaFacts.Fact(InstitutionFactKind.FloorArea, 5_000m, new DateOnly(2020, 1, 1), null, _world.State.Time.GetUtcNow()));
        await _world.AssessAsync();

        var verdicts = await Verdicts.OfInstitutionAsync(ClosingWorld.Officer, QuotaFacts.Code, Token);
        Assert.Equal([(2, VerdictFinality.AfterClosing), (1, VerdictFinality.Final)], verdicts.Where(v => v.Year == 2025).Select(v => (v.Revision, v.Finality)));
        Assert.True((await _world.YearAsync()).IsProved);

        Assert.Equal(EditResult.Done, (await _world.Reopener.ReopenYearAsync(ClosingWorld.Chief, QuotaFacts.Code, 2025, ClosingWorld.Ordered, Token)).Result);
        Assert.All(await Verdicts.OfInstitutionAsync(ClosingWorld.Officer, QuotaFacts.Code, Token), v => Assert.Equal(VerdictFinality.Provisional, v.Finality));
        Assert.Equal(EditResult.Done, (await _world.CloseYearAsync()).Result);
        var view = await _world.YearAsync();
        Assert.Equal((2, 1, VerdictFinality.Final), (view.Head!.Edition, view.Earlier.Count, Assert.Single(view.Verdicts).Finality));
        Assert.Equal(12, view.Months.Count(m => m.Head is not null));
    }

    [Fact]
    public async Task ReopenAsync_MonthOfAClosedYear_ReopensTheYearWithIt()
    {
        await _world.CloseMonthsAsync(12, first: 12);
        await _world.CloseYearAsync();
        Assert.True((await _world.Reopener.ViewAsync(ClosingWorld.Chief, QuotaFacts.Code, new Month(2025, 12), Token))!.YearReopens);

        Assert.Equal(EditResult.Done, (await _world.ReopenAsync(new Month(2025, 12))).Result);

        var view = await _world.YearAsync();
        Assert.Equal((null, "2602"), (view.Head, Assert.Single(view.Earlier).ReopenDocument));
        Assert.Contains("2025-12", Assert.Single(await _world.LinesAsync("year.reopened")).Detail, StringComparison.Ordinal);
        Assert.Equal([YearBlockKind.MonthOpen], view.Blocks.Select(block => block.Kind));
        Assert.Equal([ReopenBlockKind.NotClosed], (await _world.Reopener.ReopenYearAsync(ClosingWorld.Chief, QuotaFacts.Code, 2025, ClosingWorld.Ordered, Token)).Blocks.Select(block => block.Kind));
    }
}
