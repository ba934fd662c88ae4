using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>Readings in one DuckDB file, <c>readings.duckdb</c>: the embedded default.</summary>
/// <remarks>
/// One batch is one transaction, synced to disk before <see cref="AppendAsync"/> returns. Appends wait for one another;
/// every read has a connection and a snapshot of its own. After an error nothing kept in memory is trusted: the file is
/// opened anew at the next use.
/// </remarks>
internal sealed class DuckDbReadingStore(string folder, DuckDbOptions options, TimeProvider time) : IReadingStore
{
    private readonly DuckDbFile _file = new(folder, "readings.duckdb", options);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private volatile Opened? _opened;
    private bool _disposed;

    /// <inheritdoc/>
    public string Description => $"DuckDB {_file.Path}";

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => WriteAsync(static _ => 0, cancellationToken);

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        ReadingGuard.Check(batch);
        return batch.Count == 0 ? Task.FromResult(default(AppendOutcome)) : WriteAsync(opened => Append(opened, batch), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading> ReadAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        access.Demand(registers);
        return StreamAsync(registers, from, to, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<long> CountAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        access.Demand(registers);
        return CountAsync(registers, from, to, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        _disposed = true;
        Forget();
        _writing.Release();
    }

    private async Task<long> CountAsync(
        IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var opened = await ReadyAsync(cancellationToken);
        return await Task.Run(() => Guarded(() =>
        {
            using var query = ReadingQuery.Prepare(_file, opened.Numbers, registers, from, to);
            return query.Count();
        }), cancellationToken);
    }

    private AppendOutcome Append(Opened opened, IReadOnlyList<Reading> batch)
    {
        using var transaction = opened.Connection.BeginTransaction();
        var outcome = opened.Writer.Write(batch, time.GetUtcNow());
        transaction.Commit();
        opened.Numbers.Publish(opened.Writer.AddedRegisters);
        opened.Months.UnionWith(opened.Writer.AddedMonths);
        return outcome;
    }

    private async IAsyncEnumerable<Reading> StreamAsync(
        IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var opened = await ReadyAsync(cancellationToken);

        // Sorting happens before the first row; it must not hold the caller's thread.
        using var query = await Task.Run(() => Guarded(() => ReadingQuery.Prepare(_file, opened.Numbers, registers, from, to)), cancellationToken);
        await Task.Run(() => Guarded(query.Start), cancellationToken);
        while (Guarded(query.Next) is { } reading)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return reading;
        }
    }

    private async Task<T> WriteAsync<T>(Func<Opened, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        var done = false;
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var result = await Task.Run(() => Guarded(() => write(_opened ??= Open())), cancellationToken);
            done = true;
            return result;
        }
        finally
        {
            if (!done)
            {
                Forget();
            }

            _writing.Release();
        }
    }

    private void Forget()
    {
        _opened?.Connection.Dispose();
        _opened = null;
    }

    private Opened Open()
    {
        _file.CreateFolder();
        var connection = _file.Connect();
        try
        {
            ReadingTables.Create(connection);
            var months = ReadingTables.Months(connection);
            var numbers = RegisterNumbers.Load(connection);
            return new Opened(connection, numbers, months, new ReadingBatch(connection, numbers, new NewestTimes(months), months));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What is open; opened again if an append failed in the meantime.</summary>
    private async Task<Opened> ReadyAsync(CancellationToken cancellationToken) =>
        _opened ?? await WriteAsync(static opened => opened, cancellationToken);

    private T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (DuckDBException e)
        {
            throw _file.Unavailable(e);
        }
    }

    private sealed record Opened(DuckDBConnection Connection, RegisterNumbers Numbers, SortedSet<int> Months, ReadingBatch Writer);
}
