using EnergyQuota.Inspections;
using EnergyQuota.Inspections.Explanations;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Tests.Quotas;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Inspections;

public sealed class ExplanationsTests : IDisposable
{
    private static readonly Scope Officer = QuotaWorld.Officer;

    private readonly QuotaState _state = new();

    private readonly Explanations _cases;

    public ExplanationsTests()
    {
        _cases = new Explanations(
            _state, _state.Audit, _state.Time, Options.Create(new InspectionOptions()), Options.Create(new SiteOptions()));
        _state.Add(QuotaFacts.Court(), Alert(1, AlertKind.Over), Alert(2, AlertKind.AheadOfSplit));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task RequestAsync_OverAlert_SetsTheDeadlineOnce()
    {
        Assert.Equal(StepOutcome.Done, await _cases.RequestAsync(Officer, 1, Token));
        Assert.Equal(StepOutcome.NotInOrder, await _cases.RequestAsync(Officer, 1, Token));
        var request = Assert.Single(await _cases.ListAsync(Officer, null, Token));
        Assert.Equal((CaseState.ExplanationRequested, new DateOnly(2026, 2, 16)), (request.State, request.Deadline));
        Assert.Equal(1, _state.Count<AuditEntry>());
    }

    [Fact]
    public async Task RequestAsync_StandingOnly_IsNotInOrder() =>
        Assert.Equal(StepOutcome.NotInOrder, await _cases.RequestAsync(Officer, 2, Token));

    [Fact]
    public async Task RequestAsync_OtherRegionOrReader_IsRefused()
    {
        Assert.Equal(StepOutcome.NotFound, await _cases.RequestAsync(new Scope("x", Role.Administrator, "33"), 1, Token));
        Assert.Equal(StepOutcome.NotAllowed, await _cases.RequestAsync(new Scope("x", Role.Reader, "37"), 1, Token));
    }

    [Fact]
    public async Task Cases_OutsideTheScope_DoNotExist()
    {
        await _cases.RequestAsync(Officer, 1, Token);
        var id = (await _cases.ListAsync(new Scope("district", Role.Administrator, "3701"), null, Token)).Single().Id;

        foreach (var scope in new[] { new Scope("x", Role.Administrator, "33"), new Scope("z", Role.Administrator, null), new Scope("w", Role.Administrator, "%") })
        {
            Assert.Empty(await _cases.ListAsync(scope, null, Token));
            Assert.Empty(await _cases.ListAsync(scope, QuotaFacts.Code, Token));
            Assert.Equal(StepOutcome.NotFound, await _cases.StepAsync(scope, id, CaseStep.Receive, "text", Token));
        }
    }

    [Fact]
    public async Task StepAsync_ReceivedAndAccepted_EndsTheCase()
    {
        await _cases.RequestAsync(Officer, 1, Token);
        var id = (await _cases.ListAsync(Officer, null, Token))[0].Id;
        Assert.Equal(StepOutcome.NotInOrder, await _cases.StepAsync(Officer, id, CaseStep.Accept, "fine", Token));
        Assert.Equal(StepOutcome.Done, await _cases.StepAsync(Officer, id, CaseStep.Receive, "new building", Token));
        Assert.Equal(StepOutcome.Done, await _cases.StepAsync(Officer, id, CaseStep.Accept, "fine", Token));
        var request = Assert.Single(await _cases.ListAsync(Officer, QuotaFacts.Code, Token));
        Assert.Equal((CaseState.Accepted, "new building", "officer"), (request.State, request.ReceivedText, request.ReviewedBy));
        Assert.Null(await _state.Audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task StepAsync_NotOverAfterAll_IsNoViolation()
    {
        await _cases.RequestAsync(Officer, 1, Token);
        var id = (await _cases.ListAsync(Officer, null, Token))[0].Id;
        await using (var state = _state.CreateDbContext())
        {
            state.Set<Alert>().Single(a => a.Id == 1).State = AlertState.Withdrawn;
            await state.SaveChangesAsync(Token);
        }

        _state.Time.Advance(TimeSpan.FromDays(16));

        Assert.Equal(StepOutcome.NotInOrder, await _cases.StepAsync(Officer, id, CaseStep.DeclareNotExplained, "silent", Token));
    }

    [Fact]
    public async Task StepAsync_NotExplained_NeedsThePassedDeadline()
    {
        await _cases.RequestAsync(Officer, 1, Token);
        var id = (await _cases.ListAsync(Officer, null, Token))[0].Id;
        Assert.Equal(StepOutcome.NotInOrder, await _cases.StepAsync(Officer, id, CaseStep.DeclareNotExplained, "silent", Token));
        _state.Time.Advance(TimeSpan.FromDays(16));
        Assert.Equal(StepOutcome.Done, await _cases.StepAsync(Officer, id, CaseStep.DeclareNotExplained, "silent", Token));
    }

    private static Alert Alert(long id, AlertKind kind) => new()
    {
        Id = id,
        InstitutionCode = QuotaFacts.Code,
        Year = 2025,
        Kind = kind,
        RaisedAt = QuotaFacts.AsOf,
        State = AlertState.Open,
    };
}
