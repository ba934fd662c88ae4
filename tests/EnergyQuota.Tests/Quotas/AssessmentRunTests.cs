using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

public sealed class AssessmentRunTests : IAsyncLifetime
{
    private readonly QuotaWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task RunAsync_OverTheConstraint_FindsItAndRaisesOneAlert()
    {
        await _world.BookAsync(Start, End, 2_000m);
        var outcome = await _world.Run.RunAsync(AsOf, Token);
        Assert.Equal(1, outcome.Verdicts);
        var verdict = Assert.Single(await new Verdicts(_world.State).OfYearAsync(QuotaWorld.Officer, 2025, Token));
        Assert.Equal((Grade.Over, 22.63m, 1), (verdict.Grade, verdict.Value, verdict.Revision));
        var alert = Assert.Single(await _world.Alerts.ListAsync(QuotaWorld.Officer, new AlertFilter(Year: 2025), Token));
        Assert.Equal((AlertKind.Over, AlertState.Open), (alert.Kind, alert.State));
    }

    [Fact]
    public async Task RunAsync_Twice_ChangesNothing()
    {
        await _world.BookAsync(Start, AsOfDay, 2_000m);
        await _world.Run.RunAsync(AsOf, Token);
        var (alerts, lines) = (_world.State.Count<Alert>(), _world.State.Count<AuditEntry>());
        var again = await _world.Run.RunAsync(AsOf.AddHours(1), Token);
        Assert.Equal(new AssessmentOutcome(1, 0, 0, 0), again);
        Assert.Equal((alerts, lines), (_world.State.Count<Alert>(), _world.State.Count<AuditEntry>()));
        Assert.Null(await _world.State.Audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task RunAsync_AlertIsGoneThoughItsVerdictStands_RaisesItAgain()
    {
        await _world.BookAsync(Start, End, 2_000m);
        await _world.Run.RunAsync(AsOf, Token);
        await using (var state = _world.State.CreateDbContext())
        {
            await state.Set<Alert>().ExecuteUpdateAsync(set => set.SetProperty(a => a.Holds, false).SetProperty(a => a.State, AlertState.Withdrawn), Token);
        }

        var again = await _world.Run.RunAsync(AsOf.AddHours(1), Token);

        Assert.Equal(0, again.Verdicts);
        Assert.Equal(AlertState.Open, Assert.Single(await _world.Alerts.ListAsync(QuotaWorld.Officer, new AlertFilter(Year: 2025), Token)).State);
        Assert.Contains("alert.reopened", await ActionsAsync());
    }

    [Fact]
    public async Task RunAsync_InstitutionStandsNoMore_ItsAlertsOfTheYearAreWithdrawn()
    {
        await _world.BookAsync(Start, AsOfDay, 20_000m);
        await _world.Run.RunAsync(AsOf, Token);
        Assert.Contains(await _world.Alerts.ListAsync(QuotaWorld.Officer, new AlertFilter(Year: 2026), Token), alert => alert.State == AlertState.Open);
        await using (var state = _world.State.CreateDbContext())
        {
            await state.Set<Institution>().ExecuteUpdateAsync(set => set.SetProperty(i => i.To, new DateOnly(2026, 1, 1)), Token);
        }

        await _world.Run.RunAsync(AsOf.AddHours(1), Token);

        Assert.All(await _world.Alerts.ListAsync(QuotaWorld.Officer, new AlertFilter(Year: 2026), Token), alert => Assert.Equal(AlertState.Withdrawn, alert.State));
    }

    [Fact]
    public async Task RunAsync_InstitutionTurnsOutNotToHaveBeenInBeing_ItsVerdictLapses()
    {
        await _world.BookAsync(Start, End, 2_000m);
        await _world.Run.RunAsync(AsOf, Token);
        await using (var state = _world.State.CreateDbContext())
        {
            await state.Set<Institution>().ExecuteUpdateAsync(set => set.SetProperty(i => i.To, Start), Token);
        }

        await _world.Run.RunAsync(AsOf.AddHours(1), Token);

        Assert.Empty(await new Verdicts(_world.State).OfYearAsync(QuotaWorld.Officer, 2025, Token));
        Assert.Contains("verdict.lapsed", await ActionsAsync());
    }

    [Fact]
    public async Task RunAsync_TwoAtOnce_WriteEachFindingOnce()
    {
        await _world.BookAsync(Start, AsOfDay, 2_000m);
        using var run = _world.Run;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(hours => Task.Run(() => run.RunAsync(AsOf.AddHours(hours), Token), Token)));
        Assert.Equal((1, 1), (_world.State.Count<Verdict>(), _world.State.Count<Standing>()));
        Assert.Null(await _world.State.Audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task RunAsync_RegisterCorrected_RevisesAndWithdrawsTheAlert()
    {
        await _world.BookAsync(Start, End, 2_000m);
        await _world.Run.RunAsync(AsOf, Token);
        await _world.BookAsync(Start, End, 100m);
        await _world.Run.RunAsync(AsOf.AddHours(1), Token);
        var history = await new Verdicts(_world.State).OfInstitutionAsync(QuotaWorld.Officer, Code, Token);
        Assert.Equal([(2, Grade.Leading, true), (1, Grade.Over, false)], history.Select(v => (v.Revision, v.Grade, v.Current)));
        Assert.Equal(AlertState.Withdrawn, Assert.Single(await _world.Alerts.ListAsync(QuotaWorld.Officer, new AlertFilter(Year: 2025), Token)).State);
    }

    [Fact]
    public async Task RunAsync_NoData_CannotJudge()
    {
        await _world.Run.RunAsync(AsOf, Token);
        var verdict = Assert.Single(await new Verdicts(_world.State).OfYearAsync(QuotaWorld.Officer, 2025, Token));
        Assert.Equal((Grade.CannotJudge, "Incomplete:Electricity", 0m), (verdict.Grade, verdict.Reasons, verdict.Completeness));
    }

    [Fact]
    public async Task RunAsync_YearInProgress_StandsButIsNotJudged()
    {
        await _world.BookAsync(End, AsOfDay, 3_000m);
        await _world.Run.RunAsync(AsOf, Token);
        var standing = Assert.Single(await new Verdicts(_world.State).StandingsAsync(QuotaWorld.Officer, 2026, Token));
        Assert.Equal((StandingLevel.AheadOfSplit, 2.883m, AsOfDay), (standing.Level, standing.Value, standing.Until));
        Assert.Empty(await new Verdicts(_world.State).OfYearAsync(QuotaWorld.Officer, 2026, Token));
    }

    [Fact]
    public async Task Queries_OtherRegion_SeeNothing()
    {
        await _world.Run.RunAsync(AsOf, Token);
        var standings = new StandingQuery(
            _world.State, _world.Ledger, Options.Create(new QuotaOptions()), Options.Create(new SiteOptions()));
        Assert.Single(await standings.AtAsync(QuotaWorld.Officer, Code, AsOfDay, Token));
        foreach (var scope in new[] { new Scope("x", Role.Administrator, "33"), Scope.Nothing("y"), new Scope("z", Role.Administrator, "%") })
        {
            Assert.Empty(await standings.AtAsync(scope, Code, AsOfDay, Token));
            var verdicts = new Verdicts(_world.State);
            Assert.Empty(await verdicts.OfYearAsync(scope, 2025, Token));
            Assert.Empty(await verdicts.OfInstitutionAsync(scope, Code, Token));
            Assert.Empty(await verdicts.StandingsAsync(scope, 2026, Token));
            Assert.Empty(await verdicts.StandingsOfAsync(scope, Code, 2026, Token));
            Assert.Empty(await _world.Alerts.ListAsync(scope, new AlertFilter(), Token));
            Assert.Equal(0, await _world.Alerts.CountOpenAsync(scope, Token));
        }
    }

    [Fact]
    public async Task AcknowledgeAsync_OpenAlert_IsDoneOnceWithItsAuditLine()
    {
        await _world.Run.RunAsync(AsOf, Token);
        var alert = Assert.Single(await _world.Alerts.ListAsync(QuotaWorld.Officer, new AlertFilter(), Token));
        var lines = _world.State.Count<AuditEntry>();
        Assert.Equal(MoveOutcome.NotFound, await AcknowledgeAsync(new Scope("x", Role.Administrator, "33"), "seen"));
        Assert.Equal(MoveOutcome.NotAllowed, await AcknowledgeAsync(new Scope("x", Role.Leader, "37"), "seen"));
        Assert.Equal(MoveOutcome.CommentInvalid, await AcknowledgeAsync(QuotaWorld.Officer, " "));
        Assert.Equal(MoveOutcome.Done, await AcknowledgeAsync(QuotaWorld.Officer, "seen"));
        Assert.Equal(MoveOutcome.NotInOrder, await AcknowledgeAsync(QuotaWorld.Officer, "again"));
        Assert.Equal(lines + 1, _world.State.Count<AuditEntry>());

        Task<MoveOutcome> AcknowledgeAsync(Scope scope, string comment) => _world.Alerts.MoveAsync(scope, alert.Id, AlertMove.Acknowledge, comment, Token);
    }

    private static DateOnly AsOfDay => new(2026, 2, 1);

    private async Task<List<string>> ActionsAsync()
    {
        await using var state = _world.State.CreateDbContext();
        return await state.Set<AuditEntry>().Select(e => e.Action).ToListAsync(Token);
    }
}
