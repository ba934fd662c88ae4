using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Assignments;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using Microsoft.Extensions.Options;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas.Standards.Assignments;

/// <summary>Which row judges an institution is stored with its reason; where two fit alike, an officer decides.</summary>
public sealed class RowAssignmentTests : IDisposable
{
    private static readonly Scope Officer = new("officer", Role.Officer, "37");
    private readonly QuotaState _state = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task RunAsync_RowFound_IsStoredOnceAndEndsWhenAnotherTakesItsPlace()
    {
        _state.Add(Standard(Row()), Court());
        Assert.Equal(1, await Assigner.RunAsync(AsOf, Token));
        Assert.Equal(0, await Assigner.RunAsync(AsOf, Token));

        _state.Add(Standard("N", [Row(standard: "N")], firstYear: 2027));
        Assert.Equal(2, await Assigner.RunAsync(AsOf.AddYears(1), Token));

        var stored = await Decisions.ListAsync(Officer, Code, Token);
        Assert.Equal([("N", 2027, null), ("S", 2026, (int?)2026)], stored.Select(a => (a.StandardCode, a.FromYear, a.ToYear)));
        Assert.All(stored, a => Assert.Contains("below_city", a.ReasonZh, StringComparison.Ordinal));
        Assert.Empty(await Decisions.ListAsync(Officer with { RegionPrefix = "33" }, Code, Token));
        Assert.Null(await _state.Audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task DecideAsync_TwoRowsFitAlike_IsFollowedAndNamedInTheVerdict()
    {
        QuotaStandard[] law = [Standard("A", [Row(standard: "A")]), Standard("B", [Row(30m, standard: "B")])];
        _state.Add([.. law, Court()]);
        var candidates = await Decisions.CandidatesAsync(Officer, Code, 2025, Token);
        Assert.Equal(["A", "B"], candidates.Select(r => r.StandardCode).Order());

        Assert.Equal(EditResult.Done, await Decisions.DecideAsync(Officer, Decision("B"), Token));

        var stored = await Decisions.ListAsync(Officer, Code, Token);
        var rules = Rules(law) with { Assigned = stored.ToLookup(a => a.InstitutionCode) };
        var verdict = Assert.Single(Assessor.Assess(Input(Court(), Even(Term(), 1_000_000m)), rules, AsOf));
        Assert.Equal(("B", 30m), (verdict.StandardCode, verdict.Constraint));
        Assert.Contains("officer", verdict.RowReasonZh, StringComparison.Ordinal);
        Assert.Contains("按批复", verdict.RowReasonZh, StringComparison.Ordinal);
        Assert.Contains("row.decided", (await AuditAsync()));

        Assert.Equal(EditResult.Done, await Decisions.WithdrawAsync(Officer, stored[0].Id, "批复撤销", Token));
        Assert.Equal(Grade.CannotJudge, Assert.Single(Assessor.Assess(Input(Court(), Even(Term(), 1_000_000m)), Rules(law), AsOf)).Grade);
        Assert.Empty(await Decisions.ListAsync(Officer, Code, Token));
    }

    [Fact]
    public async Task DecideAsync_RowOfANeighbouringZone_IsRefused()
    {
        _state.Add(Standard(Row(), Row(20.8m, zone: "B")), Court());
        var decision = Decision("S");
        decision.RowKey = Row(zone: "B").Key;

        Assert.Equal(new EditResult(EditOutcome.Invalid, "RowKey"), await Decisions.DecideAsync(Officer, decision, Token));
        Assert.Equal(EditOutcome.NotFound, (await Decisions.DecideAsync(Officer with { RegionPrefix = "33" }, Decision("S"), Token)).Outcome);
        Assert.Equal(EditOutcome.NotAllowed, (await Decisions.DecideAsync(Officer with { Role = Role.Leader }, Decision("S"), Token)).Outcome);
    }

    private RowAssigner Assigner => new(_state, _state.Audit, Options.Create(new SiteOptions()));

    private RowDecisions Decisions => new(_state, _state.Audit, _state.Time);

    private async Task<IReadOnlyList<string>> AuditAsync()
    {
        await using var state = _state.CreateDbContext();
        return [.. state.Set<AuditEntry>().Select(e => e.Action)];
    }

    private static RowAssignment Decision(string standard) => new()
    {
        InstitutionCode = Code,
        Indicator = QuotaIndicator.NonHeatingEnergyPerArea,
        StandardCode = standard,
        RowKey = Row().Key,
        FromYear = 2025,
        ReasonZh = "按批复",
        ReasonEn = "",
        Document = "某管〔2026〕2号",
        Automatic = false,
        DecidedBy = "",
        DecidedAt = default,
    };
}
