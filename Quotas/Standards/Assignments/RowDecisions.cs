using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Standards.Assignments;

/// <summary>Which row judges an institution, as an officer decides it where the rules leave a choice, and what is stored of it.</summary>
/// <param name="states">The state database.</param>
/// <param name="audit">The audit log.</param>
/// <param name="time">Dates the decisions.</param>
public sealed class RowDecisions(IDbContextFactory<StateContext> states, AuditLog audit, TimeProvider time)
{
    private const int LongestText = 400;

    /// <summary>What is stored for an institution, officers' decisions first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<RowAssignment>> ListAsync(Scope scope, string institutionCode, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return await state.Set<RowAssignment>().AsNoTracking().Where(a => a.InstitutionCode == institutionCode && seen.Contains(a.InstitutionCode))
            .OrderBy(a => a.Automatic).ThenBy(a => a.Indicator).ThenByDescending(a => a.FromYear).ToListAsync(cancellationToken);
    }

    /// <summary>The rows between which an officer may decide: all that fit the institution in a year.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<QuotaRow>> CandidatesAsync(Scope scope, string institutionCode, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await CandidatesAsync(state, scope, institutionCode, year, cancellationToken) ?? [];
    }

    /// <summary>Decides that a row judges an institution. It has to be one that fits: for another zone or class, correct the registry.</summary>
    /// <param name="scope">Who decides.</param>
    /// <param name="given">The decision; who and when are set from here.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> DecideAsync(Scope scope, RowAssignment given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(given);
        if (!scope.May(Permission.AssignRows))
        {
            return new EditResult(EditOutcome.NotAllowed);
        }

        if (given.ToYear < given.FromYear)
        {
            return new EditResult(EditOutcome.Invalid, nameof(given.ToYear));
        }

        if (!IsText(given.ReasonZh) || !IsText(given.Document))
        {
            return new EditResult(EditOutcome.Invalid, IsText(given.ReasonZh) ? nameof(given.Document) : nameof(given.ReasonZh));
        }

        given.ReasonEn = IsText(given.ReasonEn) ? given.ReasonEn : given.ReasonZh;
        (given.Automatic, given.DecidedBy, given.DecidedAt) = (false, scope.Who, time.GetUtcNow());
        return await ChangeAsync(
            scope,
            async (state, token) =>
            {
                var candidates = await CandidatesAsync(state, scope, given.InstitutionCode, given.FromYear, token);
                if (candidates is null)
                {
                    return (new EditResult(EditOutcome.NotFound, nameof(given.InstitutionCode)), null);
                }

                if (candidates.FirstOrDefault(r => r.StandardCode == given.StandardCode && r.Key == given.RowKey) is not { } row)
                {
                    return (new EditResult(EditOutcome.Invalid, nameof(given.RowKey)), null);
                }

                (given.Id, given.Indicator) = (0, row.Indicator);
                state.Add(given);
                return (EditResult.Done, new AuditLine(
                    "row.decided", $"institution:{given.InstitutionCode}",
                    new { given.StandardCode, given.RowKey, given.FromYear, given.ToYear, given.ReasonZh, given.Document, Among = candidates.Count(r => r.Indicator == row.Indicator) }));
            },
            cancellationToken);
    }

    /// <summary>Takes back a decision; the rules find the row again.</summary>
    /// <param name="scope">Who takes it back.</param>
    /// <param name="id">The number of the decision.</param>
    /// <param name="reason">Why; 1 to 400 characters.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> WithdrawAsync(Scope scope, int id, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.AssignRows))
        {
            return new EditResult(EditOutcome.NotAllowed);
        }

        if (!IsText(reason))
        {
            return new EditResult(EditOutcome.Invalid, nameof(reason));
        }

        return await ChangeAsync(
            scope,
            async (state, token) =>
            {
                var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
                if (await state.Set<RowAssignment>().SingleOrDefaultAsync(a => a.Id == id && !a.Automatic && seen.Contains(a.InstitutionCode), token) is not { } known)
                {
                    return (new EditResult(EditOutcome.NotFound, nameof(id)), null);
                }

                state.Remove(known);
                return (EditResult.Done, new AuditLine(
                    "row.decision-withdrawn", $"institution:{known.InstitutionCode}",
                    new { known.StandardCode, known.RowKey, known.FromYear, known.ToYear, known.ReasonZh, known.Document, known.DecidedBy, known.DecidedAt, Reason = reason }));
            },
            cancellationToken);
    }

    private static async Task<IReadOnlyList<QuotaRow>?> CandidatesAsync(
        StateContext state, Scope scope, string code, int year, CancellationToken cancellationToken)
    {
        var institution = await state.Set<Institution>().AsNoTracking().Within(scope).SingleOrDefaultAsync(i => i.Code == code, cancellationToken);
        if (institution is null)
        {
            return null;
        }

        var standards = await state.Set<QuotaStandard>().AsNoTracking().Include(s => s.Rows).ToListAsync(cancellationToken);
        var parts = await state.Set<BoundaryExclusion>().AsNoTracking().Where(e => e.InstitutionCode == code).ToListAsync(cancellationToken);
        return RowSelector.Candidates(standards, institution, year, parts);
    }

    private async Task<EditResult> ChangeAsync(
        Scope scope, Func<StateContext, CancellationToken, Task<(EditResult Result, AuditLine? Line)>> change, CancellationToken cancellationToken)
    {
        var result = EditResult.Done;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                (result, var line) = await change(state, token);
                return line is null ? [] : [line];
            },
            cancellationToken);
        return result;
    }

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText && !text.Any(char.IsControl);
}
