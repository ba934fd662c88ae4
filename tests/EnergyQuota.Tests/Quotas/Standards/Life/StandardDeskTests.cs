using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Quotas.Standards.Life;

/// <summary>The life of an agency's own standard, from its draft as a file to its repeal, with verdicts between.</summary>
public sealed class StandardDeskTests : IDisposable
{
    private const string Draft = """
        standards:
          - code: "A/1"
            title_zh: 机关用能定额
            issuer: 某市机关事务管理局
            region: "3701"
            effective_from: 2026-03-01
            first_judged_year: 2026
            state: Draft
            source: 草案
            rows:
              - {class: government, sub_class: below_city, zone: "A", indicator: ElectricityPerArea, unit: "kWh/(m2·a)", constraint: 40, baseline: 30, leading: 20, confidence: Agency}
        """;

    private readonly AgencyWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task DecideAsync_ReviewPublicationRepeal_AreRecordedAndAudited()
    {
        await _world.ImportAsync(Draft);
        Assert.Equal(LifeFault.NotFromThisState, await DecideAsync(Move(StandardDecisionKind.Published, 20)));
        Assert.Null(await DecideAsync(Move(StandardDecisionKind.LegalityReview, 10) with { Result = ReviewResult.Passed, By = "法制处" }));
        Assert.Null(await DecideAsync(Move(StandardDecisionKind.Published, 20)));
        Assert.Equal(StandardStage.Published, (await FindAsync()).Stage);
        _world.Time.Advance(TimeSpan.FromDays(60));
        Assert.Equal((StandardStage.InForce, new DateOnly(2028, 1, 20)), ((await FindAsync()).Stage, (await FindAsync()).ReviewDue));
        Assert.Null(await DecideAsync(Move(StandardDecisionKind.Repealed, 31) with { EffectiveTo = new DateOnly(2026, 12, 1) }));

        Assert.Equal(
            ["standard.legality-reviewed", "standard.published", "standard.repealed"],
            (await _world.State.AllAsync<AuditEntry>()).Where(e => e.Subject == "standard:A/1" && !e.Action.EndsWith("imported", StringComparison.Ordinal)).Select(e => e.Action));
        Assert.Equal(3, (await FindAsync()).Standard.Decisions.Count);
        Assert.Null(await _world.Audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task ImportAsync_DraftChangedAfterItsReview_HasToBeReviewedAgain()
    {
        await _world.ImportAsync(Draft);
        await DecideAsync(Move(StandardDecisionKind.LegalityReview, 10) with { Result = ReviewResult.Passed });
        await _world.ImportAsync(Draft);
        Assert.Equal(StandardStage.Reviewed, (await FindAsync()).Stage);

        await _world.ImportAsync(Draft.Replace("constraint: 40", "constraint: 41", StringComparison.Ordinal));

        Assert.Equal(StandardStage.Draft, (await FindAsync()).Stage);
        Assert.Equal(LifeFault.NotFromThisState, await DecideAsync(Move(StandardDecisionKind.Published, 20)));
    }

    [Fact]
    public async Task ImportAsync_ExportOfWhatIsHere_ChangesNothing()
    {
        await _world.ImportAsync(Repository.Read("config/coefficients/DB37-2019-annexB.yaml"), Repository.Read("config/standards/demo-DB37-T-2671-2019.yaml"), Draft);
        await DecideAsync(Move(StandardDecisionKind.LegalityReview, 10) with { Result = ReviewResult.Passed });
        await DecideAsync(Move(StandardDecisionKind.Published, 20));
        var lines = (await _world.State.AllAsync<AuditEntry>()).Count;

        await _world.ImportAsync((await Query.ExportAsync(AgencyWorld.Officer, null, Token))!);

        Assert.Equal(lines, (await _world.State.AllAsync<AuditEntry>()).Count);
        Assert.Null(await Query.ExportAsync(AgencyWorld.Officer, "no such", Token));
    }

    [Fact]
    public async Task DecideAsync_AccountOfOneRegionOrAnOfficer_MayNot()
    {
        await _world.ImportAsync(Draft);
        var move = Move(StandardDecisionKind.LegalityReview, 10) with { Result = ReviewResult.Passed };

        Assert.Equal(LifeFault.NotAllowed, await Desk.DecideAsync(new Scope("x", Role.Administrator, "37"), "A/1", move, Token));
        Assert.Equal(LifeFault.NotAllowed, await Desk.DecideAsync(new Scope("x", Role.Officer, ""), "A/1", move, Token));
        Assert.Equal(LifeFault.NoSuchStandard, await Desk.DecideAsync(AgencyWorld.Officer, "A/2", move, Token));
        Assert.Empty(await Query.ListAsync(Scope.Nothing("x"), Token));
    }

    [Fact]
    public async Task DueForReview_TwoYearsAfterPublication_IsListed()
    {
        await _world.ImportAsync(Draft);
        await DecideAsync(Move(StandardDecisionKind.LegalityReview, 10) with { Result = ReviewResult.Passed });
        await DecideAsync(Move(StandardDecisionKind.Published, 20));
        Assert.Empty(await Query.DueForReviewAsync(AgencyWorld.Officer, Token));
        _world.Time.Advance(TimeSpan.FromDays(700));

        Assert.Equal(["A/1"], (await Query.DueForReviewAsync(AgencyWorld.Officer, Token)).Select(v => v.Standard.Code));
    }

    private StandardDesk Desk => new(_world.Audit, Options.Create(new SiteOptions()), _world.Time);

    private StandardQuery Query => new(_world.State, Options.Create(new StandardOptions()), Options.Create(new SiteOptions()), _world.Time);

    private Task<LifeFault?> DecideAsync(StandardMove move) => Desk.DecideAsync(AgencyWorld.Officer, "A/1", move, Token);

    private async Task<StandardView> FindAsync() => (await Query.FindAsync(AgencyWorld.Officer, "A/1", Token))!;

    private static StandardMove Move(StandardDecisionKind kind, int day) => new(kind, new DateOnly(2026, 1, day), "某市机关事务管理局", "某管〔2026〕1号");
}
