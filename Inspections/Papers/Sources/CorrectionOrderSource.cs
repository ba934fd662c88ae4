using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Papers.Sources;

/// <summary>The facts of an order to correct within a time limit: its violations, and the hearing of the inspection from which it came.</summary>
/// <param name="states">The state database.</param>
/// <param name="reader">Reads cases.</param>
public sealed class CorrectionOrderSource(IDbContextFactory<StateContext> states, CaseReader reader) : IPaperSource
{
    /// <inheritdoc/>
    public PaperKind Kind => PaperKind.CorrectionOrder;

    /// <inheritdoc/>
    public async Task<SourcedFacts> FactsAsync(Scope scope, long caseId, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (await reader.FindAsync(state, scope, CaseKind.Order, caseId, cancellationToken) is not { } loaded)
        {
            return SourcedFacts.NotFound;
        }

        var file = loaded.File;
        if (file.State is not (CaseState.OrderIssued or CaseState.OrderServed))
        {
            return SourcedFacts.NotDue("责令改正已进入下一环节，不再签发通知书。", "The order has moved on: no paper is due.");
        }

        if (await reader.DueAsync(state, file, ClockKind.Correction, cancellationToken) is not { } due)
        {
            return SourcedFacts.NotDue("期限已中止，或缺少工作日历，无法写明改正期限。", "The deadline stands, or a working-day calendar is missing: the last day cannot be named.");
        }

        var hearing = file.ParentId is { } parent
            ? await state.Set<CaseAct>().AsNoTracking().Where(act => act.CaseId == parent && act.Move == Move.Hear).OrderByDescending(act => act.Number).FirstOrDefaultAsync(cancellationToken)
            : null;
        if (hearing is null)
        {
            return SourcedFacts.NotDue("没有听取陈述申辩的记录，不得责令改正。", "No hearing of the institution is recorded: nothing can be ordered.");
        }

        return new SourcedFacts(
            new CorrectionOrderFacts
            {
                InstitutionCode = file.InstitutionCode,
                CaseId = file.Id,
                Violations = reader.Violations(loaded),
                Hearing = FormattableString.Invariant($"{hearing.On:yyyy年M月d日}听取了你单位的陈述和申辩：{hearing.Text}"),
                Demands = [.. file.Acts[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
                CorrectBy = due,
                RecordNumber = await CaseReader.NumberAsync(state, PaperKind.InspectionRecord, file.ParentId, cancellationToken),
            },
            []);
    }
}
