using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Saves rejects and the account together with the journal's position, so that nothing counts twice.</summary>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="accounts">Writes the account.</param>
public sealed class RejectWriter(IDbContextFactory<StateContext> states, AccountWriter accounts)
{
    private const int KeysPerQuery = 400;

    /// <summary>Reads the saved position.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The position, or <see langword="null"/> before the first batch.</returns>
    public async Task<JournalPosition?> PositionAsync(CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<JournalPosition>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Saves rejects, account and position in one transaction. A position that is already saved changes nothing.</summary>
    /// <param name="rejects">The rejects since the position before, with their messages.</param>
    /// <param name="account">What all messages since then add to the accounts.</param>
    /// <param name="journalId">The journal.</param>
    /// <param name="position">The position after them.</param>
    /// <param name="cancellationToken">Stops it; all or nothing has happened.</param>
    public async Task SaveAsync(
        IReadOnlyCollection<(JournalMessage Message, Rejection Rejection)> rejects,
        BatchAccount account,
        Guid journalId,
        long position,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rejects);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        await using var transaction = await state.Database.BeginTransactionAsync(cancellationToken);
        var done = false;
        try
        {
            if (await TakeAsync(state, rejects, journalId, position, cancellationToken))
            {
                await accounts.WriteAsync(state, account, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            done = true;
        }
        finally
        {
            if (!done)
            {
                accounts.Forget();
            }
        }
    }

    /// <summary>Saves rejects and position; <see langword="false"/> where that position is saved already.</summary>
    private static async Task<bool> TakeAsync(
        StateContext state,
        IReadOnlyCollection<(JournalMessage Message, Rejection Rejection)> rejects,
        Guid journalId,
        long position,
        CancellationToken cancellationToken)
    {
        var saved = await state.Set<JournalPosition>().SingleOrDefaultAsync(cancellationToken);
        if (saved is null)
        {
            saved = new JournalPosition();
            state.Add(saved);
        }
        else if (saved.JournalId == journalId && saved.Address >= position)
        {
            return false;
        }

        (saved.JournalId, saved.Address) = (journalId, position);
        foreach (var chunk in rejects.GroupBy(r => RejectFold.Key(r.Message, r.Rejection)).Chunk(KeysPerQuery))
        {
            var keys = chunk.Select(group => group.Key).ToList();
            var known = await state.Set<RejectedMessage>().Where(r => keys.Contains(r.FoldKey))
                .ToDictionaryAsync(r => r.FoldKey, cancellationToken);
            foreach (var group in chunk)
            {
                Fold(state, known.GetValueOrDefault(group.Key), group.Key, [.. group]);
            }
        }

        await state.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static void Fold(
        StateContext state, RejectedMessage? known, string key, List<(JournalMessage Message, Rejection Rejection)> same)
    {
        var first = same.Min(s => s.Message.ReceivedAt);
        var last = same.Max(s => s.Message.ReceivedAt);
        if (known is not null)
        {
            known.Count += same.Count;
            known.FirstReceivedAt = first < known.FirstReceivedAt ? first : known.FirstReceivedAt;
            known.LastReceivedAt = last > known.LastReceivedAt ? last : known.LastReceivedAt;
            known.ReplayedAt = null;
            return;
        }

        var (message, rejection) = same[0];
        var named = ReadingTopic.TryParse(message.Topic, out var topic);
        state.Add(new RejectedMessage
        {
            FoldKey = key,
            Topic = message.Topic,
            InstitutionCode = named ? topic.Institution : null,
            Gateway = named ? topic.Gateway : null,
            Payload = rejection.Payload.ToArray(),
            ItemIndex = rejection.ItemIndex,
            Reason = rejection.Reason,
            Detail = rejection.Detail,
            FirstReceivedAt = first,
            LastReceivedAt = last,
            Count = same.Count,
        });
    }
}
