using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Audit;

/// <summary>Commits a change together with its audit line (design law 8), and checks that no line was altered.</summary>
public sealed class AuditLog(IDbContextFactory<StateContext> states, TimeProvider time) : IDisposable
{
    private const int Attempts = 5;

    private static readonly JsonSerializerOptions Readable = new()
    {
        // Details are read by people and printed as text, never as markup: Chinese stays legible.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // The number and the hash of the next line depend on the last one: one writer at a time. Of two processes that write
    // at the same moment the second collides on the primary key and runs its whole change again.
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>Makes a change and writes its audit lines, in one transaction: both happen or neither.</summary>
    /// <param name="actor">The account or job that does it.</param>
    /// <param name="change">
    /// Changes entities of the context and returns the lines to write; with no line nothing is saved either. It may run
    /// more than once, each time with a fresh context, so it must change nothing outside.
    /// </param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>How many lines were written.</returns>
    public async Task<int> CommitAsync(
        string actor,
        Func<StateContext, CancellationToken, Task<IReadOnlyList<AuditLine>>> change,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        ArgumentNullException.ThrowIfNull(change);
        await _writer.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var newest = await NewestAsync(cancellationToken);
                try
                {
                    return await TryAsync(actor, change, cancellationToken);
                }
                catch (Exception e) when (e is DbUpdateException or DbException && attempt < Attempts)
                {
                    if (await NewestAsync(cancellationToken) == newest)
                    {
                        // Nobody else wrote meanwhile: the change itself is at fault.
                        throw;
                    }
                }
            }
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Does a change and takes all of it back: to tell what it would do. Nobody else sees any of it; others who write wait meanwhile.</summary>
    /// <param name="change">Makes the change in the context it is given.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RehearseAsync(Func<StateContext, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var state = await states.CreateDbContextAsync(cancellationToken);
            await using var transaction = await state.Database.BeginTransactionAsync(cancellationToken);
            await change(state, cancellationToken);
            await transaction.RollbackAsync(CancellationToken.None);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Checks all lines against one another and against signed heads.</summary>
    /// <param name="heads">Heads from wherever they were kept.</param>
    /// <param name="keys">The public keys that may have signed them, by <see cref="AuditKey.Id"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AuditReport> CheckAsync(
        IEnumerable<AuditHead> heads, IReadOnlyDictionary<string, ECDsa> keys, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await AuditCheck.RunAsync(LinesAfter(state, 0), heads, keys, null, cancellationToken);
    }

    /// <summary>Checks that a signed line is still there and that the lines after it continue it, and gives the newest.</summary>
    /// <param name="head">The line that was signed last; <see langword="null"/>: none, all lines are checked.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What is wrong, and the newest line, where there is one.</returns>
    public async Task<(IReadOnlyList<AuditFault> Faults, AuditEntry? Newest)> CheckSinceAsync(AuditHead? head, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);

        // The signed line itself again: what was signed is compared, and what follows has to continue it.
        var report = await AuditCheck.RunAsync(
            LinesAfter(state, head?.Number ?? 0), [], new Dictionary<string, ECDsa>(), head, cancellationToken);
        var signed = head is null ? null : await state.Set<AuditEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == head.Number, cancellationToken);
        var newest = await state.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        IEnumerable<AuditFault> own = head is null || signed?.Hash == head.Hash ? []
            : [signed is null ? AuditCheck.CutOff(head, newest?.Id ?? 0) : AuditCheck.Rewritten(head)];
        return ([.. own, .. report.Faults], newest);
    }

    private static IAsyncEnumerable<AuditEntry> LinesAfter(StateContext state, long number) =>
        state.Set<AuditEntry>().AsNoTracking().Where(e => e.Id > number).OrderBy(e => e.Id).AsAsyncEnumerable();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private async Task<int> TryAsync(
        string actor,
        Func<StateContext, CancellationToken, Task<IReadOnlyList<AuditLine>>> change,
        CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        await using var transaction = await state.Database.BeginTransactionAsync(cancellationToken);
        var lines = await change(state, cancellationToken);
        if (lines.Count == 0)
        {
            return 0;
        }

        await state.SaveChangesAsync(cancellationToken);
        var last = await state.Set<AuditEntry>().AsNoTracking()
            .OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        await EntityInsert.InsertAsync(state, typeof(AuditEntry), Chain(last, actor, lines), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return lines.Count;
    }

    private IEnumerable<AuditEntry> Chain(AuditEntry? last, string actor, IReadOnlyList<AuditLine> lines)
    {
        foreach (var line in lines)
        {
            last = Next(last, actor, line);
            yield return last;
        }
    }

    private async Task<long> NewestAsync(CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<AuditEntry>().MaxAsync(e => (long?)e.Id, cancellationToken) ?? 0;
    }

    private AuditEntry Next(AuditEntry? last, string actor, AuditLine line)
    {
        var entry = new AuditEntry
        {
            Id = (last?.Id ?? 0) + 1,
            At = UtcMicroseconds.To(UtcMicroseconds.From(time.GetUtcNow())),
            Actor = actor,
            Action = line.Action,
            Subject = line.Subject,
            Detail = JsonSerializer.Serialize(line.Detail, Readable),
            PreviousHash = last?.Hash ?? AuditCheck.NoHash,
            Hash = "",
        };
        entry.Hash = entry.ComputeHash();
        return entry;
    }
}

/// <summary>What an audit line says, before it gets its number and hash.</summary>
/// <param name="Action">What was done, e.g. <c>meter.replaced</c>.</param>
/// <param name="Subject">What it was done to: the kind, a colon and its code.</param>
/// <param name="Detail">The facts before and after; written as JSON.</param>
public sealed record AuditLine(string Action, string Subject, object Detail);
