using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Reopens closed months and years (反结账): a decision with a reason and a document, which stays in the head that it takes out of force.</summary>
/// <remarks>
/// The head commits with its audit line, then the ledger takes the closing back; a stop between leaves a head that is reopened and a ledger
/// that still counts it, which <see cref="ClosingFinish"/> mends before anything else is closed, booked or served.
/// </remarks>
/// <param name="states">The state database.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="cases">Cases that rest on a year.</param>
/// <param name="audit">Commits the decision.</param>
/// <param name="turn">One after the other.</param>
/// <param name="finish">Takes the closing back in the ledger.</param>
/// <param name="time">Dates the decision.</param>
public sealed class PeriodReopener(
    IDbContextFactory<StateContext> states, IConsumptionLedger ledger, IOpenCases cases, AuditLog audit, ClosingTurn turn, ClosingFinish finish, TimeProvider time)
{
    /// <summary>What stands in the way of reopening a month, and what it would move.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns><see langword="null"/> where the scope does not see the institution.</returns>
    public async Task<ReopenView?> ViewAsync(Scope scope, string institution, Month month, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await SeesAsync(state, scope, institution, cancellationToken)
            ? await new ReopenReader(state, ledger, cases).ReadAsync(scope, institution, month, cancellationToken)
            : null;
    }

    /// <summary>What stands in the way of reopening a year.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Also empty where the scope does not see the institution.</returns>
    public async Task<IReadOnlyList<ReopenBlock>> BlocksOfYearAsync(Scope scope, string institution, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await SeesAsync(state, scope, institution, cancellationToken)
            ? ReopenRule.Blocks(await new ReopenReader(state, ledger, cases).CaseOfYearAsync(scope, institution, year, cancellationToken))
            : [];
    }

    /// <summary>Reopens a month, and with it the year that it lies in where that is closed.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="month">The month.</param>
    /// <param name="request">Why.</param>
    /// <param name="cancellationToken">Stops it; the month is reopened then or not.</param>
    /// <exception cref="StoreUnavailableException">The ledger cannot be used; the month is reopened or not, and looking again tells.</exception>
    public Task<ReopenResult> ReopenAsync(Scope actor, string institution, Month month, ReopenRequest request, CancellationToken cancellationToken) => DecideAsync(
        actor,
        institution,
        request,
        async (reader, token) =>
        {
            var blocks = ReopenRule.Blocks(await reader.CaseAsync(actor, institution, month, token));
            return (blocks, await reader.HeadAsync(institution, month, token), await reader.HeadAsync(institution, month.Year, token));
        },
        cancellationToken);

    /// <summary>Reopens a year; its months stay closed.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="request">Why.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public Task<ReopenResult> ReopenYearAsync(Scope actor, string institution, int year, ReopenRequest request, CancellationToken cancellationToken) => DecideAsync(
        actor,
        institution,
        request,
        async (reader, token) => (ReopenRule.Blocks(await reader.CaseOfYearAsync(actor, institution, year, token)), null, await reader.HeadAsync(institution, year, token)),
        cancellationToken);

    private static Task<bool> SeesAsync(StateContext state, Scope scope, string institution, CancellationToken cancellationToken) =>
        state.Set<Institution>().Within(scope).AnyAsync(i => i.Code == institution, cancellationToken);

    private async Task<ReopenResult> DecideAsync(
        Scope actor,
        string institution,
        ReopenRequest request,
        Func<ReopenReader, CancellationToken, Task<(IReadOnlyList<ReopenBlock> Blocks, PeriodClosing? Month, YearClosing? Year)>> look,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return !actor.May(Permission.ReopenPeriods) ? new ReopenResult(new EditResult(EditOutcome.NotAllowed), [])
            : request.FaultyField is { } field ? new ReopenResult(new EditResult(EditOutcome.Invalid, field), [])
            : await turn.TakeAsync(() => TryAsync(actor, institution, request, look, cancellationToken), cancellationToken);
    }

    private async Task<ReopenResult> TryAsync(
        Scope actor,
        string institution,
        ReopenRequest request,
        Func<ReopenReader, CancellationToken, Task<(IReadOnlyList<ReopenBlock> Blocks, PeriodClosing? Month, YearClosing? Year)>> look,
        CancellationToken cancellationToken)
    {
        var result = new ReopenResult(new EditResult(EditOutcome.NotFound, nameof(institution)), []);
        finish.Doubt();
        await audit.CommitAsync(
            actor.Who,
            async (state, token) =>
            {
                if (!await SeesAsync(state, actor, institution, token))
                {
                    return [];
                }

                var (blocks, month, year) = await look(new ReopenReader(state, ledger, cases), token);
                var left = ReopenRule.Left(blocks, request.Insists);
                result = new ReopenResult(left.Count > 0 ? new EditResult(EditOutcome.Invalid) : EditResult.Done, left);
                return left.Count > 0 ? [] : [.. Reopened(actor, request, month, year)];
            },
            cancellationToken);
        await finish.FinishAsync(cancellationToken);
        return result;
    }

    private IEnumerable<AuditLine> Reopened(Scope actor, ReopenRequest request, PeriodClosing? month, YearClosing? year)
    {
        var now = ReadingLimits.Truncate(time.GetUtcNow());
        if (month is not null)
        {
            month.Reopen(actor.Who, now, request);
            yield return new AuditLine("period.reopened", $"institution:{month.InstitutionCode}", new
            {
                Month = Month.Of(month.Month).ToString(),
                month.Edition,
                month.Digest,
                month.ClosedBy,
                month.ClosedAt,
                month.ReopenReason,
                month.ReopenDocument,
                month.ReopenInsistence,
            });
        }

        if (year is not null)
        {
            year.Reopen(actor.Who, now, request);
            yield return new AuditLine("year.reopened", $"institution:{year.InstitutionCode}:{year.Year}", new
            {
                year.Edition,
                year.Digest,
                year.ClosedBy,
                year.ClosedAt,
                year.ReopenReason,
                year.ReopenDocument,
                year.ReopenInsistence,
                WithMonth = month is null ? null : Month.Of(month.Month).ToString(),
                NoLongerFinal = year.Verdicts.Select(v => v.VerdictId),
            });
        }
    }
}
