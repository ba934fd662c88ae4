using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Papers.Sources;

/// <summary>The facts of a circular: an order that was not followed, and that it was decided to make known.</summary>
/// <param name="states">The state database.</param>
/// <param name="reader">Reads cases.</param>
public sealed class CircularSource(IDbContextFactory<StateContext> states, CaseReader reader) : IPaperSource
{
    private const string Everyone = "各有关公共机构";

    /// <inheritdoc/>
    public PaperKind Kind => PaperKind.Circular;

    /// <inheritdoc/>
    public async Task<SourcedFacts> FactsAsync(Scope scope, long caseId, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (await reader.FindAsync(state, scope, CaseKind.Order, caseId, cancellationToken) is not { } loaded)
        {
            return SourcedFacts.NotFound;
        }

        var file = loaded.File;
        var served = file.Acts.LastOrDefault(act => act.Move == Move.Serve);
        var missed = file.Acts.LastOrDefault(act => act.Move is Move.DeclareMissed or Move.CheckFailed);
        var made = file.Acts.LastOrDefault(act => act.Move == Move.Circulate);
        if (served is null || missed is null || made is null || file.State is not (CaseState.Circulated or CaseState.Referred))
        {
            return SourcedFacts.NotDue("尚未决定通报。", "It has not been decided to make it known.");
        }

        var order = await CaseReader.NumberAsync(state, PaperKind.CorrectionOrder, file.Id, cancellationToken);
        if (order.Length == 0 || file.Clocks.LastOrDefault(clock => clock.Kind == ClockKind.Correction)?.Due is not { } due)
        {
            return SourcedFacts.NotDue("没有有效的责令限期改正通知书，或没有改正期限。", "No order in force was issued as a paper, or it had no time limit.");
        }

        return new SourcedFacts(
            new CircularFacts
            {
                InstitutionCode = file.InstitutionCode,
                CaseId = file.Id,
                Addressees = Everyone,
                OrderNumber = order,
                OrderedOn = served.On,
                CorrectBy = due,
                Violations = reader.Violations(loaded),
                RecheckedOn = missed.On,
                RecheckFound = missed.Text,
                Demand = made.Text,
                Referred = file.State == CaseState.Referred,
            },
            []);
    }
}
