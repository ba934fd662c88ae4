using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Sampling;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Institutions;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Sampling;

public sealed class InspectionPlansTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _law.Dispose();

    [Fact]
    public async Task DrawAsync_SeriousOverrunAndRest_PlansPriorityAndTheSampleOnce()
    {
        for (var n = 0; n < 30; n++)
        {
            _law.State.Add(new Institution { Code = $"1237000000000001{n:00}", NameZh = "x", RegionCode = "370103", Class = "government" });
        }

        _law.Judge(Grade.Over, value: 22m);
        _law.Judge(Grade.Over, School, value: 21.9m);
        var outlook = (await _law.Plans.OutlookAsync(Officer, Token))!;
        Assert.Equal((32, Court, 2), (outlook.Candidates, outlook.Priority.Single().InstitutionCode, outlook.ToDraw));

        var (_, plan) = await _law.Plans.DrawAsync(Officer, "lottery of 1 March", null, Token);

        Assert.Equal((1, 2), (plan!.Priority, plan.Sampled));
        var planned = await _law.Book.ListAsync(Officer, new CaseFilter(CaseKind.Inspection), Token);
        Assert.Equal(3, planned.Count);
        var priority = await _law.FindAsync(planned.Single(row => row.InstitutionCode == Court).Id);
        Assert.Equal((InspectionCause.SeriousOverrun, 22m), (priority.File.Cause, priority.Verdict!.Value));

        // Who is to be inspected is not drawn again.
        Assert.Equal(29, (await _law.Plans.OutlookAsync(Officer, Token))!.Candidates);
        Assert.Equal("lottery of 1 March", (await _law.Plans.ListAsync(Officer, Token)).Single().Seed);
    }

    [Fact]
    public async Task DrawAsync_ExplanationNotGiven_HasPriorityAndCarriesTheViolation()
    {
        var explanation = await _law.UnexplainedAsync();

        await _law.Plans.DrawAsync(Officer, "seed", null, Token);

        var row = (await _law.Book.ListAsync(Officer, new CaseFilter(CaseKind.Inspection, InstitutionCode: Court), Token)).Single();
        var file = (await _law.FindAsync(row.Id)).File;
        Assert.Equal((InspectionCause.NotExplained, explanation, 5), (file.Cause, file.ParentId, file.Violations.Single().Item));
    }

    [Fact]
    public async Task DrawAsync_WhoMayNotOrBelowTheSetShare_IsRefused()
    {
        Assert.Equal(CaseOutcome.NotAllowed, (await _law.Plans.DrawAsync(Reader, "seed", null, Token)).Result.Outcome);
        Assert.Equal(CaseOutcome.NotAllowed, (await _law.Plans.DrawAsync(CourtAccount, "seed", null, Token)).Result.Outcome);
        Assert.Equal("Share", (await _law.Plans.DrawAsync(Officer, "seed", 0.01m, Token)).Result.Field);
        Assert.Equal("Seed", (await _law.Plans.DrawAsync(Officer, " ", null, Token)).Result.Field);
        Assert.Null(await _law.Plans.OutlookAsync(CourtAccount, Token));
        Assert.Equal(0, _law.State.Count<InspectionPlan>());
    }
}
