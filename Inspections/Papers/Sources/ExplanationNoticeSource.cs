using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Filling;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Papers.Sources;

/// <summary>The facts of a notice to explain: the case, and the verdict that found the quota exceeded as it stands now.</summary>
/// <param name="states">The state database.</param>
/// <param name="reader">Reads cases.</param>
public sealed class ExplanationNoticeSource(IDbContextFactory<StateContext> states, CaseReader reader) : IPaperSource
{
    /// <inheritdoc/>
    public PaperKind Kind => PaperKind.ExplanationNotice;

    /// <inheritdoc/>
    public async Task<SourcedFacts> FactsAsync(Scope scope, long caseId, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (await reader.FindAsync(state, scope, CaseKind.Explanation, caseId, cancellationToken) is not { } loaded)
        {
            return SourcedFacts.NotFound;
        }

        var file = loaded.File;
        if (file.State is not (CaseState.ExplanationRequested or CaseState.ExplanationServed))
        {
            return SourcedFacts.NotDue("该说明已收到或已办结，不再需要通知。", "The explanation has arrived or the case has moved on: no notice is due.");
        }

        var cited = await state.Set<Verdict>().AsNoTracking().SingleAsync(v => v.Id == file.VerdictId, cancellationToken);
        var verdict = await state.Set<Verdict>().AsNoTracking().SingleOrDefaultAsync(
            v => v.Current && v.InstitutionCode == cited.InstitutionCode && v.Year == cited.Year && v.Indicator == cited.Indicator, cancellationToken);
        if (verdict is not { Grade: Grade.Over or Grade.OverLowerBound, Indicator: not null, Value: not null, Constraint: not null })
        {
            return SourcedFacts.NotDue("现行结论不再是超定额，不得签发。", "By the verdict in force the quota is not exceeded: no notice may be issued.");
        }

        if (await reader.DueAsync(state, file, ClockKind.Explanation, cancellationToken) is not { } due)
        {
            return SourcedFacts.NotDue("期限已中止，或缺少工作日历，无法写明说明期限。", "The deadline stands, or a working-day calendar is missing: the last day cannot be named.");
        }

        var standard = await state.Set<QuotaStandard>().AsNoTracking().SingleOrDefaultAsync(s => s.Code == verdict.StandardCode, cancellationToken);
        return new SourcedFacts(Facts(file, due, verdict, standard), []);
    }

    private ExplanationNoticeFacts Facts(CaseFile file, DateOnly due, Verdict verdict, QuotaStandard? standard) => new()
    {
        InstitutionCode = file.InstitutionCode,
        CaseId = file.Id,
        Year = file.Year,
        Deadline = due,
        Figures =
        [
            new QuotaFigure
            {
                Indicator = LawNames.Of(verdict.Indicator!.Value).Zh,
                Unit = PaperWords.Unit(verdict.Unit),
                Constraint = verdict.Constraint!.Value,
                Baseline = verdict.Baseline,
                Leading = verdict.Leading,
                Value = verdict.Value!.Value,
                AtLeast = verdict.Grade == Grade.OverLowerBound,
                Standard = standard is null ? verdict.StandardCode : $"《{standard.TitleZh}》（{standard.Code}）",
                Demonstration = verdict.Demonstration,
                CoefficientSet = verdict.CoefficientSetId,
                Completeness = verdict.Completeness,
                Revision = verdict.Revision,
                AsOf = reader.DayOf(verdict.AsOf),
            },
        ],
    };
}
