using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Audit;

/// <summary>Commits a change together with its audit line (design law 8), and proves that no line was altered.</summary>
public sealed class AuditLog(IDbContextFactory<StateContext> states, TimeProvider time) : IDisposable
{
    private static readonly string NoHash = new('0', 64);

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

    /// <summary>Walks the whole chain.</summary>
    /// <param name="cancellationToken">Stops the walk.</param>
    /// <returns>The number of the first line that is missing or altered, or <see langword="null"/> where all is well.</returns>
    public async Task<long?> FindBrokenLineAsync(CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var (expected, previous) = (1L, NoHash);
        await foreach (var entry in state.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            if (entry.Id != expected || entry.PreviousHash != previous || entry.Hash != HashOf(entry))
            {
                return expected;
            }

            (expected, previous) = (expected + 1, entry.Hash);
        }

        return null;
    }

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
            PreviousHash = last?.Hash ?? NoHash,
            Hash = "",
        };
        entry.Hash = HashOf(entry);
        return entry;
    }

    // Every field is preceded by its length, so that no two different lines give the same bytes.
    private static string HashOf(AuditEntry entry)
    {
        var text = new StringBuilder();
        foreach (var field in (string[])
            [
                entry.Id.ToString(CultureInfo.InvariantCulture),
                UtcMicroseconds.From(entry.At).ToString(CultureInfo.InvariantCulture),
                entry.Actor, entry.Action, entry.Subject, entry.Detail, entry.PreviousHash,
            ])
        {
            text.Append(field.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(field);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>What an audit line says, before it gets its number and hash.</summary>
/// <param name="Action">What was done, e.g. <c>meter.replaced</c>.</param>
/// <param name="Subject">What it was done to: the kind, a colon and its code.</param>
/// <param name="Detail">The facts before and after; written as JSON.</param>
public sealed record AuditLine(string Action, string Subject, object Detail);
