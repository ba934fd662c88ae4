using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles.Sparkplug;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Saves rejects, births and the account together with the journal's position, so that nothing counts twice.</summary>
/// <param name="states">Makes contexts of the state database.</param>
/// <param name="accounts">Writes the account.</param>
/// <param name="room">Knows how much each gateway may leave.</param>
/// <param name="births">Writes what birth messages said.</param>
public sealed class RejectWriter(IDbContextFactory<StateContext> states, AccountWriter accounts, RejectRoom room, BirthKeeper births)
{
    private const int KeysPerQuery = 400;
    private const int LongestMeter = 64;

    /// <summary>Reads the saved position, and what birth messages before it said.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The position, or <see langword="null"/> before the first batch.</returns>
    public async Task<JournalPosition?> PositionAsync(CancellationToken cancellationToken)
    {
        await births.LoadAsync(cancellationToken);
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
        using var span = IngestTraces.Source.StartActivity(IngestTraces.Save);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        await using var transaction = await state.Database.BeginTransactionAsync(cancellationToken);
        var done = false;
        try
        {
            if (await TakeAsync(state, rejects, journalId, position, cancellationToken))
            {
                await accounts.WriteAsync(state, account, cancellationToken);
                var kept = await births.WriteAsync(state, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                kept();
            }

            done = true;
        }
        finally
        {
            if (!done)
            {
                accounts.Forget();
                room.Forget();
            }
        }
    }

    /// <summary>Saves rejects and position; <see langword="false"/> where that position is saved already.</summary>
    private async Task<bool> TakeAsync(
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
        await KeepAsync(state, rejects, cancellationToken);
        await state.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task KeepAsync(
        StateContext state, IReadOnlyCollection<(JournalMessage Message, Rejection Rejection)> rejects, CancellationToken cancellationToken)
    {
        if (rejects.Count == 0)
        {
            return;
        }

        await room.CountAsync(state, cancellationToken);
        var beyond = new List<RejectedMessage>();
        foreach (var chunk in rejects.GroupBy(r => RejectFold.Key(r.Message, r.Rejection)).Chunk(KeysPerQuery))
        {
            var known = await KnownAsync(state, chunk.Select(group => group.Key), cancellationToken);
            foreach (var group in chunk)
            {
                var row = Row(group.Key, [.. group]);
                if (known.TryGetValue(row.FoldKey, out var same))
                {
                    Fold(same, row);
                }
                else if (room.TryTake(row.InstitutionCode, row.Gateway, row.Payload.Length))
                {
                    state.Add(row);
                }
                else
                {
                    beyond.Add(row);
                }
            }
        }

        await CountAsync(state, beyond, cancellationToken);
    }

    // Beyond the limit: counted by gateway and reason, and no longer kept.
    private static async Task CountAsync(StateContext state, List<RejectedMessage> beyond, CancellationToken cancellationToken)
    {
        foreach (var chunk in beyond.GroupBy(row => RejectFold.BeyondKey(row.InstitutionCode, row.Gateway, row.Reason)).Chunk(KeysPerQuery))
        {
            var known = await KnownAsync(state, chunk.Select(group => group.Key), cancellationToken);
            foreach (var group in chunk)
            {
                var counter = known.GetValueOrDefault(group.Key);
                foreach (var row in group)
                {
                    if (counter is not null)
                    {
                        Fold(counter, row);
                        continue;
                    }

                    (row.FoldKey, row.Payload, row.ItemIndex, row.Meter) = (group.Key, [], RejectedMessage.CountedOnly, null);
                    row.Detail = "More than one gateway may leave here: counted, not kept.";
                    state.Add(row);
                    counter = row;
                }
            }
        }
    }

    private static Task<Dictionary<string, RejectedMessage>> KnownAsync(StateContext state, IEnumerable<string> foldKeys, CancellationToken cancellationToken)
    {
        var keys = foldKeys.ToList();
        return state.Set<RejectedMessage>().Where(r => keys.Contains(r.FoldKey)).ToDictionaryAsync(r => r.FoldKey, cancellationToken);
    }

    private static void Fold(RejectedMessage known, RejectedMessage same)
    {
        known.Count += same.Count;
        known.FirstReceivedAt = same.FirstReceivedAt < known.FirstReceivedAt ? same.FirstReceivedAt : known.FirstReceivedAt;
        known.LastReceivedAt = same.LastReceivedAt > known.LastReceivedAt ? same.LastReceivedAt : known.LastReceivedAt;
        known.ReplayedAt = null;
    }

    private static RejectedMessage Row(string key, List<(JournalMessage Message, Rejection Rejection)> same)
    {
        var (message, rejection) = same[0];
        var named = ReadingTopic.TryParse(message.Topic, out var topic);
        return new RejectedMessage
        {
            FoldKey = key,
            Topic = message.Topic,
            InstitutionCode = named ? topic.Institution : null,
            Gateway = named ? topic.Gateway : null,
            Meter = rejection.Meter is { Length: <= LongestMeter } meter ? meter : null,
            Payload = rejection.Payload.ToArray(),
            ItemIndex = rejection.ItemIndex,
            Reason = rejection.Reason,
            Detail = rejection.Detail,
            FirstReceivedAt = same.Min(s => s.Message.ReceivedAt),
            LastReceivedAt = same.Max(s => s.Message.ReceivedAt),
            Count = same.Count,
        };
    }
}
