using DuckDB.NET.Data;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores.DuckDb;

namespace EnergyQuota.Metering.Ledger.DuckDb;

/// <summary>The consumption ledger in one DuckDB file, <c>ledger.duckdb</c>.</summary>
/// <remarks>
/// A replaced row whose figures differ moves to <c>day_history</c> with the time it was replaced. Replacements wait for
/// one another; every query has a snapshot of its own. After an error the file is opened anew at the next use.
/// </remarks>
internal sealed partial class DuckDbConsumptionLedger(string folder, DuckDbOptions options, TimeProvider time) : IConsumptionLedger
{
    private readonly DuckDbFile _file = new(folder, "ledger.duckdb", options);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private volatile Opened? _opened;
    private bool _disposed;

    /// <inheritdoc/>
    public string Description => $"DuckDB {_file.Path}";

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => WriteAsync(static opened => opened, cancellationToken);

    /// <inheritdoc/>
    public Task<int> ReplaceAsync(IReadOnlyCollection<LedgerChange> changes, CancellationToken cancellationToken)
    {
        LedgerGuard.Check(changes);
        return changes.Count == 0 ? Task.FromResult(0) : WriteAsync(opened => Replace(opened, changes), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerDay>> ReadDaysAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await AskAsync(access, Any(registers), query => query.Days(from, to), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerMonth>> SumMonthsAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await SumMonthsAsync(LedgerView.AsKnown, access, registers, from, to, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RegisterSum>> SumSpansAsync(
        LedgerView view, LedgerSource source, RegisterAccess access, IReadOnlyList<RegisterSpan> spans, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(spans);
        return await AddUpAsync(source, access, spans, sums => sums.Sum(view), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> ReadFindingsAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, CancellationToken cancellationToken) =>
        await AskAsync(access, Any(registers), static query => query.Findings(), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> ListFindingsAsync(
        RegisterAccess access, IReadOnlyCollection<FindingKind> kinds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(kinds);

        // Findings are few where registers are many: the registers need not be listed to find them.
        var all = await AskAsync(access, [], query => query.FindingsOf(kinds), cancellationToken);
        return [.. all.Where(finding => access.Allows(finding.Register))];
    }

    /// <inheritdoc/>
    public async Task<LedgerDay?> FindCheckpointAsync(
        RegisterAccess access, RegisterId register, DateOnly before, CancellationToken cancellationToken) =>
        (await AskAsync(access, [(register, before)], static query => query.Checkpoints(), cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<RegisterId, LedgerDay>> FindCheckpointsAsync(
        RegisterAccess access, IReadOnlyCollection<(RegisterId Register, DateOnly Before)> wanted, CancellationToken cancellationToken) =>
        (await AskAsync(access, wanted, static query => query.Checkpoints(), cancellationToken)).ToDictionary(day => day.Register);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        _disposed = true;
        Forget();
        _writing.Release();
    }

    private static List<(RegisterId, DateOnly)> Any(IReadOnlyCollection<RegisterId> registers) =>
        [.. registers.Select(register => (register, DateOnly.MaxValue))];

    private async Task<T> AskAsync<T>(
        RegisterAccess access, IReadOnlyCollection<(RegisterId Register, DateOnly Before)> wanted, Func<LedgerQuery, T> ask, CancellationToken cancellationToken)
    {
        access.Demand(wanted.Select(item => item.Register));
        var opened = _opened ?? await WriteAsync(static opened => opened, cancellationToken);
        return await Task.Run(() => Guarded(() =>
        {
            using var query = new LedgerQuery(_file, opened.Numbers, wanted);
            return ask(query);
        }), cancellationToken);
    }

    private async Task<IReadOnlyList<LedgerMonth>> SumMonthsAsync(
        LedgerView view, RegisterAccess access, IEnumerable<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        await AddUpAsync(
            LedgerSource.Months, access, [.. registers.Distinct().Order().Select(register => new RegisterSpan(register, from, to))], sums => sums.Months(view), cancellationToken);

    private async Task<T> AddUpAsync<T>(
        LedgerSource source, RegisterAccess access, IReadOnlyList<RegisterSpan> spans, Func<SpanSums, T> ask, CancellationToken cancellationToken)
    {
        access.Demand(spans.Select(span => span.Register));
        var opened = _opened ?? await WriteAsync(static opened => opened, cancellationToken);
        return await Task.Run(() => Guarded(() =>
        {
            using var sums = new SpanSums(_file, opened.Numbers, source, spans);
            return ask(sums);
        }), cancellationToken);
    }

    private int Replace(Opened opened, IReadOnlyCollection<LedgerChange> changes)
    {
        var replacement = new LedgerReplacement(opened.Connection, opened.Numbers);
        using var transaction = opened.Connection.BeginTransaction();
        var changed = replacement.Write(changes, time.GetUtcNow());
        transaction.Commit();
        opened.Numbers.Publish(replacement.AddedRegisters);
        return changed;
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
            LedgerTables.Create(connection);
            return new Opened(connection, RegisterNumbers.Load(connection));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

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

    private sealed record Opened(DuckDBConnection Connection, RegisterNumbers Numbers);
}
