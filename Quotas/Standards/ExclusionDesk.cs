using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Exclusions as the site shows them, and the decision about those that wait for approval.</summary>
/// <param name="states">The state database.</param>
/// <param name="audit">The audit log.</param>
/// <param name="options">Whether two people are needed.</param>
/// <param name="time">Dates the decisions.</param>
public sealed class ExclusionDesk(IDbContextFactory<StateContext> states, AuditLog audit, IOptions<DeskOptions> options, TimeProvider time)
{
    private const int LongestDocument = 200;

    /// <summary>The exclusions of an institution, or all that wait.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution; <see langword="null"/>: all that wait for approval.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<BoundaryExclusion>> ListAsync(Scope scope, string? institutionCode, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return await state.Set<BoundaryExclusion>().AsNoTracking()
            .Where(e => seen.Contains(e.InstitutionCode) && (institutionCode == null ? e.State == ApprovalState.Pending : e.InstitutionCode == institutionCode))
            .OrderBy(e => e.InstitutionCode).ThenBy(e => e.Kind).ThenBy(e => e.From).ToListAsync(cancellationToken);
    }

    /// <summary>Approves or rejects an exclusion that waits.</summary>
    /// <param name="scope">Who decides; not who asked for it where <see cref="DeskOptions.TwoPeopleForFacts"/> says so.</param>
    /// <param name="id">Its number.</param>
    /// <param name="approve">Approved, or else rejected.</param>
    /// <param name="document">The document of the decision; 1 to 200 characters.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> DecideAsync(Scope scope, int id, bool approve, string? document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.HandleFacts))
        {
            return new EditResult(EditOutcome.NotAllowed);
        }

        var words = document?.Trim() ?? "";
        if (words.Length is 0 or > LongestDocument || words.Any(char.IsControl))
        {
            return new EditResult(EditOutcome.Invalid, nameof(document));
        }

        var result = EditResult.Done;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
                var known = await state.Set<BoundaryExclusion>().SingleOrDefaultAsync(e => e.Id == id && seen.Contains(e.InstitutionCode), token);
                result = known is null ? new EditResult(EditOutcome.NotFound, nameof(id))
                    : known.State != ApprovalState.Pending ? new EditResult(EditOutcome.Conflict, nameof(known.State))
                    : options.Value.TwoPeopleForFacts && known.EnteredBy.StartsWith(scope.Who + ":", StringComparison.Ordinal)
                        ? new EditResult(EditOutcome.NotAllowed, nameof(known.EnteredBy))
                    : EditResult.Done;
                if (known is null || result.Outcome != EditOutcome.Done)
                {
                    return [];
                }

                (known.State, known.ApprovalDocument) = (approve ? ApprovalState.Approved : ApprovalState.Rejected, words);
                (known.DecidedBy, known.DecidedAt) = (scope.Who, time.GetUtcNow());
                return [new AuditLine(
                    approve ? "exclusion.approved" : "exclusion.rejected", $"institution:{known.InstitutionCode}",
                    new { Kind = known.Kind.ToString(), known.MeterCode, known.RegisterName, known.Area, known.People, known.From, known.To, Document = words })];
            },
            cancellationToken);
        return result;
    }
}
