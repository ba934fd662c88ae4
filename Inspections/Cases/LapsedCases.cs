using EnergyQuota.Inspections.Law;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Withdraws explanations whose verdict no longer says over: nobody owes an explanation for what is not so.</summary>
/// <remarks>
/// Only explanations, since there is nothing to decide. An order or an inspection that rests on such a verdict shows that it does;
/// an officer closes or revokes it.
/// </remarks>
/// <param name="states">The state database.</param>
/// <param name="desk">Moves cases on.</param>
public sealed class LapsedCases(IDbContextFactory<StateContext> states, CaseDesk desk)
{
    /// <summary>The words of the act.</summary>
    public const string Reason = "所依据的评定结论已不再成立，说明要求自动撤回。 The verdict it rested on no longer holds.";

    /// <summary>Withdraws them.</summary>
    /// <param name="scope">In whose name; only explanations it sees.</param>
    /// <param name="cancellationToken">Stops between two cases.</param>
    /// <returns>How many were withdrawn.</returns>
    public async Task<int> WithdrawAsync(Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var withdrawn = 0;
        foreach (var id in await FindAsync(scope, cancellationToken))
        {
            var result = await desk.MoveAsync(scope, id, new MoveCommand(Move.Withdraw, Reason), cancellationToken);
            withdrawn += result.Outcome == CaseOutcome.Done ? 1 : 0;
        }

        return withdrawn;
    }

    private async Task<IReadOnlyList<long>> FindAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var open = await LoadedCase.Seen(state, scope)
            .Where(f => f.Kind == CaseKind.Explanation && f.VerdictId != null && !CaseStates.OverStates.Contains(f.State))
            .Select(f => new { f.Id, Verdict = f.VerdictId!.Value }).ToListAsync(cancellationToken);
        var found = new List<long>();
        foreach (var part in open.Chunk(500))
        {
            var lapsed = await LoadedCase.LapsedAsync(state, [.. part.Select(static f => f.Verdict)], cancellationToken);
            found.AddRange(part.Where(f => lapsed.Contains(f.Verdict)).Select(static f => f.Id));
        }

        return found;
    }
}
