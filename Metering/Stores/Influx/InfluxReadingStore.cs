using System.Runtime.CompilerServices;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Readings in an InfluxDB server, over its HTTP interface.</summary>
/// <remarks>
/// A point overwrites another of the same series and time, so a reading that is not newer than everything known of its
/// register is looked up before it is written. That takes one writer per register: two processes writing the same
/// register at once could overwrite one another's value.
/// </remarks>
internal sealed class InfluxReadingStore(InfluxOptions options) : IReadingStore
{
    private readonly InfluxClient _client = new(options);
    private readonly Dictionary<RegisterId, long> _newest = [];
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <inheritdoc/>
    public string Description => $"InfluxDB {options.Url}, database {options.Database}";

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => options.IsSecond
        ? InfluxBucket.CheckAsync(_client, options, cancellationToken)
        : InfluxSetup.PrepareAsync(_client, options, cancellationToken);

    /// <inheritdoc/>
    public async Task<AppendOutcome> AppendAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        ReadingGuard.Check(batch);
        await _writing.WaitAsync(cancellationToken);
        var done = false;
        try
        {
            var (points, others) = await SortAsync(batch, cancellationToken);
            var refused = await new InfluxWriting(_client, batch).WriteAsync(points, cancellationToken);
            done = true;
            var repeats = batch.Count - points.Count;
            if (refused.Count > 0)
            {
                var places = refused.Select(static one => one.Index).ToHashSet();
                points.RemoveAll(point => places.Contains(point.Index));
                others.RemoveAll(other => places.Contains(other.Index));
            }

            var conflicts = points.Count(point => point.Conflict > 0);
            return new AppendOutcome(points.Count - conflicts, repeats, conflicts) { Others = others, Refused = refused };
        }
        finally
        {
            if (!done)
            {
                // What the server has of this batch is not known: ask again before the next write.
                foreach (var reading in batch)
                {
                    _newest.Remove(reading.Register);
                }
            }

            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading> ReadAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        access.Demand(registers);
        return StreamAsync(registers, UnixMicros.Bound(from), UnixMicros.Bound(to), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<long> CountAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        access.Demand(registers);
        return CountAsync(registers, UnixMicros.Bound(from), UnixMicros.Bound(to), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<long> CountAsync(IReadOnlyCollection<RegisterId> registers, long from, long to, CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var some in registers.Distinct().Chunk(InfluxStatements.PerRequest))
        {
            var statements = some.SelectMany(register => (string[])
                [InfluxStatements.Count("reading", register, from, to), InfluxStatements.Count("conflict", register, from, to)]);
            await foreach (var (_, rows) in _client.RowsAsync(string.Join(';', statements), cancellationToken))
            {
                count += rows.Sum(row => (long)row.Value);
            }
        }

        return count;
    }

    private async IAsyncEnumerable<Reading> StreamAsync(
        IReadOnlyCollection<RegisterId> registers, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in registers.Distinct().Order().Chunk(InfluxStatements.PerRequest))
        {
            // Conflicts are few and fit in memory; the readings stream past them.
            var waiting = new Queue<Reading>((await ConflictsAsync(some, from, to, cancellationToken)).Order(InReadingOrder));
            var statements = string.Join(';', some.Select(register => InfluxStatements.Rows("reading", register, from, to)));
            await foreach (var (statement, rows) in _client.RowsAsync(statements, cancellationToken))
            {
                foreach (var row in rows)
                {
                    var reading = InfluxLine.ToReading(some[statement], row);
                    while (waiting.TryPeek(out var conflict) && InReadingOrder.Compare(conflict, reading) < 0)
                    {
                        yield return waiting.Dequeue();
                    }

                    yield return reading;
                }
            }

            while (waiting.TryDequeue(out var conflict))
            {
                yield return conflict;
            }
        }
    }

    private async Task<List<Reading>> ConflictsAsync(RegisterId[] registers, long from, long to, CancellationToken cancellationToken)
    {
        var conflicts = new List<Reading>();
        var statements = string.Join(';', registers.Select(register => InfluxStatements.Rows("conflict", register, from, to)));
        await foreach (var (statement, rows) in _client.RowsAsync(statements, cancellationToken))
        {
            conflicts.AddRange(rows.Select(row => InfluxLine.ToReading(registers[statement], row)));
        }

        return conflicts;
    }

    private static readonly Comparer<Reading> InReadingOrder = Comparer<Reading>.Create((a, b) =>
        a.Register.CompareTo(b.Register) is not 0 and var byRegister ? byRegister
        : a.Time.CompareTo(b.Time) is not 0 and var byTime ? byTime
        : a.Value.CompareTo(b.Value));

    private async Task<(List<InfluxPoint> Points, List<ReadingFate> Others)> SortAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        var lookup = new InfluxLookup(_client);
        var unknown = batch.Select(reading => reading.Register).Where(register => !_newest.ContainsKey(register)).ToHashSet();
        foreach (var (register, time) in await lookup.NewestAsync(unknown, cancellationToken))
        {
            _newest[register] = time;
        }

        var points = new List<InfluxPoint>(batch.Count);
        var late = new List<(int Index, Reading Reading)>();
        var known = new LateReadings<RegisterId>();
        foreach (var (index, reading) in batch.Index())
        {
            var time = UnixMicros.From(reading.Time);
            if (_newest.TryGetValue(reading.Register, out var newest) && time <= newest)
            {
                late.Add((index, reading));
                known.Want(reading.Register, time);
            }
            else
            {
                _newest[reading.Register] = time;
                points.Add(new InfluxPoint(index, 0));
            }
        }

        return (points, late.Count == 0 ? [] : await JudgeAsync(lookup, known, batch, late, points, cancellationToken));
    }

    private static async Task<List<ReadingFate>> JudgeAsync(
        InfluxLookup lookup, LateReadings<RegisterId> known, IReadOnlyList<Reading> batch, List<(int Index, Reading Reading)> late, List<InfluxPoint> points, CancellationToken cancellationToken)
    {
        await lookup.FillAsync(known, cancellationToken);
        foreach (var (index, _) in points)
        {
            known.Know(batch[index].Register, UnixMicros.From(batch[index].Time), batch[index].Value, null);
        }

        var others = new List<ReadingFate>();
        foreach (var (index, reading) in late)
        {
            var fate = known.Judge(
                reading.Register, UnixMicros.From(reading.Time), reading.Value, UnixMicros.From(reading.ReceivedAt), out var place);
            if (fate is null or FateKind.Conflict)
            {
                points.Add(new InfluxPoint(index, place));
            }

            if (fate is { } kind)
            {
                others.Add(new ReadingFate(index, kind));
            }
        }

        return others;
    }
}
