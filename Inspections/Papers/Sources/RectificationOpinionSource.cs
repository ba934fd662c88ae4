using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Papers.Sources;

/// <summary>The facts of a rectification opinion.</summary>
/// <param name="states">The state database.</param>
/// <param name="reader">Reads cases.</param>
public sealed class RectificationOpinionSource(IDbContextFactory<StateContext> states, CaseReader reader) : IPaperSource
{
    /// <inheritdoc/>
    public PaperKind Kind => PaperKind.RectificationOpinion;

    /// <inheritdoc/>
    public async Task<SourcedFacts> FactsAsync(Scope scope, long caseId, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (await reader.FindAsync(state, scope, CaseKind.Opinion, caseId, cancellationToken) is not { } loaded)
        {
            return SourcedFacts.NotFound;
        }

        var file = loaded.File;
        if (file.State is not (CaseState.OpinionIssued or CaseState.OpinionServed))
        {
            return SourcedFacts.NotDue("整改意见已进入下一环节，不再签发。", "The opinion has moved on: no paper is due.");
        }

        if (await reader.DueAsync(state, file, ClockKind.Implementation, cancellationToken) is not { } due)
        {
            return SourcedFacts.NotDue("期限已中止，或缺少工作日历，无法写明报告期限。", "The deadline stands, or a working-day calendar is missing: the last day cannot be named.");
        }

        return new SourcedFacts(
            new RectificationOpinionFacts
            {
                InstitutionCode = file.InstitutionCode,
                CaseId = file.Id,
                Findings = [.. file.Findings.Where(finding => finding.Type == FindingType.Waste).Select(finding => new WasteFinding(finding.Place, finding.Text, "立即整改，消除浪费。", null))],
                FoundOn = file.Acts[0].On,
                ReportBy = due,
                RecordNumber = await CaseReader.NumberAsync(state, PaperKind.InspectionRecord, file.ParentId, cancellationToken),
            },
            []);
    }
}
