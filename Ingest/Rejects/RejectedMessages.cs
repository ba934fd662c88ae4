using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Lists, counts, replays and discards what could not be used.</summary>
/// <remarks>Messages whose topic names no institution in scope are seen only by scopes that see everything.</remarks>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="journal">Where a replay goes: the same way as a live message.</param>
/// <param name="audit">Records who replayed what.</param>
/// <param name="room">Is told that there is more room.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class RejectedMessages(
    IDbContextFactory<StateContext> states, MessageJournal journal, AuditLog audit, RejectRoom room, TimeProvider time, ILogger<RejectedMessages> logger)
{
    /// <summary>The longest reason for discarding, in characters.</summary>
    public const int LongestReason = 400;

    private const int ReplayBatch = 1_000;

    /// <summary>Lists rejects, newest first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="reason">Only this reason, or <see langword="null"/> for all.</param>
    /// <param name="limit">At most so many; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<IReadOnlyList<RejectedMessage>> ListAsync(
        Scope scope, RejectReason? reason, int limit, CancellationToken cancellationToken) => ListAsync(scope, new RejectFilter(reason), 0, limit, cancellationToken);

    /// <summary>Lists rejects further down, newest first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="filter">Which.</param>
    /// <param name="offset">So many of the newest are passed over; 0 or more.</param>
    /// <param name="limit">At most so many; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<RejectedMessage>> ListAsync(
        Scope scope, RejectFilter filter, int offset, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await filter.Of(Seen(state, scope).AsNoTracking())
            .OrderByDescending(r => r.LastReceivedAt).ThenByDescending(r => r.Id)
            .Skip(offset).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>Counts the rows of the whole list.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<int> CountAsync(Scope scope, RejectFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await filter.Of(Seen(state, scope)).CountAsync(cancellationToken);
    }

    /// <summary>Discards rejects for good; the audit line keeps what they were and why they went.</summary>
    /// <param name="scope">Who discards; others' rejects are left alone.</param>
    /// <param name="ids">The rejects.</param>
    /// <param name="reason">Why; 1 to <see cref="LongestReason"/> characters.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>How many were discarded.</returns>
    /// <exception cref="UnauthorizedAccessException">The scope may only read.</exception>
    public async Task<int> DiscardAsync(Scope scope, IReadOnlyCollection<long> ids, string reason, CancellationToken cancellationToken)
    {
        DemandPermission(scope);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reason.Length, LongestReason);
        var discarded = await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var rows = await Seen(state, scope).Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync(token);
                state.RemoveRange(rows);
                return [.. rows.Select(r => new AuditLine(
                    "ingest.discarded", $"reject:{r.Id}", new { reason, r.Topic, Rejected = r.Reason.ToString(), r.Detail, r.Count, r.FirstReceivedAt, r.LastReceivedAt, r.FoldKey }))];
            },
            cancellationToken);
        room.Forget();
        return discarded;
    }

    /// <summary>Counts arrivals by reason, replayed ones left out.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyDictionary<RejectReason, long>> CountByReasonAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Seen(state, scope).Where(r => r.ReplayedAt == null)
            .GroupBy(r => r.Reason)
            .Select(group => new { group.Key, Count = group.Sum(r => r.Count) })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
    }

    /// <summary>Puts rejects through again, by the way of a live message, with the time of their first arrival.</summary>
    /// <param name="scope">Who asks; others' rejects are left alone.</param>
    /// <param name="ids">The rejects.</param>
    /// <param name="cancellationToken">Stops it; what was put through twice is stored once.</param>
    /// <returns>How many were put through. A retained or cut-off message never is.</returns>
    /// <exception cref="UnauthorizedAccessException">The scope may only read.</exception>
    public Task<int> ReplayAsync(Scope scope, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ReplayAsync(scope, (_, rejects) => rejects.Where(r => ids.Contains(r.Id)), cancellationToken);

    /// <summary>Puts everything through again that waits for its meter to be registered.</summary>
    /// <param name="scope">Who asks; others' rejects are left alone.</param>
    /// <param name="cancellationToken">Stops it; what was put through twice is stored once.</param>
    /// <returns>How many were put through.</returns>
    /// <exception cref="UnauthorizedAccessException">The scope may only read.</exception>
    public Task<int> ReplayUnknownMetersAsync(Scope scope, CancellationToken cancellationToken) =>
        ReplayAsync(scope, (_, rejects) => rejects.Where(r => r.Reason == RejectReason.UnknownMeter && r.ReplayedAt == null), cancellationToken);

    /// <summary>Whether anything waits for a meter that is registered by now.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    internal async Task<bool> AnyRegisteredAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Registered(state, Seen(state, scope)).AnyAsync(cancellationToken);
    }

    /// <summary>Puts through again what waits for meters that are registered by now.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops it; what was put through twice is stored once.</param>
    /// <returns>How many were put through.</returns>
    internal Task<int> ReplayRegisteredAsync(Scope scope, CancellationToken cancellationToken) => ReplayAsync(scope, Registered, cancellationToken);

    /// <summary>Puts through again what waits for birth messages that came by now.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="isTold">Whether a message can be read by now.</param>
    /// <param name="cancellationToken">Stops it; what was put through twice is stored once.</param>
    /// <returns>How many were put through.</returns>
    internal async Task<int> ReplayAwaitedAsync(Scope scope, Func<RejectedMessage, bool> isTold, CancellationToken cancellationToken)
    {
        var (count, afterId) = (0, 0L);
        while (true)
        {
            await using var state = await states.CreateDbContextAsync(cancellationToken);
            var page = await Seen(state, scope).AsNoTracking()
                .Where(r => r.Id > afterId && r.Reason == RejectReason.BirthAwaited && r.ReplayedAt == null && r.ItemIndex != RejectedMessage.CountedOnly)
                .OrderBy(r => r.Id).Take(ReplayBatch).ToListAsync(cancellationToken);
            if (page.Count == 0)
            {
                return count;
            }

            var told = page.Where(isTold).Select(static r => r.Id).ToList();
            count += told.Count == 0 ? 0 : await ReplayAsync(scope, told, cancellationToken);
            afterId = page[^1].Id;
        }
    }

    private static IQueryable<RejectedMessage> Registered(StateContext state, IQueryable<RejectedMessage> rejects) =>
        rejects.Where(r => r.Reason == RejectReason.UnknownMeter && r.ReplayedAt == null && state.Set<Meter>().Any(m => m.Code == r.Meter));

    private static void DemandPermission(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!scope.May(Permission.HandleRejects))
        {
            throw new UnauthorizedAccessException($"{scope.Who} may not replay or discard messages.");
        }
    }

    private static IQueryable<RejectedMessage> Seen(StateContext state, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var rejects = state.Set<RejectedMessage>();
        var (registered, seen) = (state.Set<Institution>(), state.Set<Institution>().Within(scope));

        // What names no registered institution is nobody's in particular: seen only by who sees every region.
        return scope.SeesAll ? rejects
            : scope.SeesEveryRegion ? rejects.Where(r => !registered.Any(i => i.Code == r.InstitutionCode) || seen.Any(i => i.Code == r.InstitutionCode))
            : rejects.Where(r => seen.Any(i => i.Code == r.InstitutionCode));
    }

    private async Task<int> ReplayAsync(
        Scope scope, Func<StateContext, IQueryable<RejectedMessage>, IQueryable<RejectedMessage>> which, CancellationToken cancellationToken)
    {
        DemandPermission(scope);
        var (count, afterId) = (0, 0L);
        while (true)
        {
            await using var state = await states.CreateDbContextAsync(cancellationToken);
            var batch = await which(state, Seen(state, scope)).AsNoTracking()
                .Where(r => r.Id > afterId && r.Reason != RejectReason.Retained && r.Reason != RejectReason.TooLarge && r.ItemIndex != RejectedMessage.CountedOnly)
                .OrderBy(r => r.Id).Take(ReplayBatch).ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                break;
            }

            // Marked first: a message that is rejected once more clears its mark, and a mark set later would hide it. If
            // the program stops in between, the marked ones can still be replayed by their numbers.
            await MarkAsync(scope, batch, cancellationToken);
            await AppendAsync(batch, cancellationToken);
            (count, afterId) = (count + batch.Count, batch[^1].Id);
        }

        logger.Replayed(count, scope.Who);
        return count;
    }

    private async Task AppendAsync(List<RejectedMessage> batch, CancellationToken cancellationToken)
    {
        var last = 0L;
        foreach (var reject in batch)
        {
            var message = new JournalMessage(reject.Topic, reject.Payload, reject.FirstReceivedAt, MessageFlags.Replay);
            last = await journal.AppendAsync(message, cancellationToken);
        }

        await journal.WaitDurableAsync(last, cancellationToken);
    }

    private Task<int> MarkAsync(Scope scope, List<RejectedMessage> batch, CancellationToken cancellationToken)
    {
        var ids = batch.ConvertAll(r => r.Id);
        var now = time.GetUtcNow();
        return audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                await foreach (var reject in state.Set<RejectedMessage>().Where(r => ids.Contains(r.Id)).AsAsyncEnumerable().WithCancellation(token))
                {
                    reject.ReplayedAt = now;
                }

                return [new AuditLine("ingest.replayed", $"rejects:{ids[0]}-{ids[^1]}", new { ids.Count, Ids = ids })];
            },
            cancellationToken);
    }
}
