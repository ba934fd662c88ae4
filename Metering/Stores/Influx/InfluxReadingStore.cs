using System.Runtime.CompilerServices;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Readings in an InfluxDB server, over its HTTP interface.</summary>
/// <remarks>
/// A point overwrites another of the same series and time, so a reading that is not newer than everything known of its
/// register is looked up before it is written. That takes one writer per register: two processes writing the same
/// register at once could overwrite one another's value.
/// </remarks>
internal sealed class InfluxReadingStore : IReadingStore
{
    private readonly InfluxOptions _options;
    private readonly InfluxClient _client;
    private readonly InfluxWriting _writer;
    private readonly InfluxNewest _newest = new();
    private readonly SemaphoreSlim _writing = new(1, 1);

    // Of the batch in hand. Lists of this size, made anew for each batch, would be most of what there is to clean up.
    private readonly List<InfluxPoint> _points = [];
    private readonly List<int> _registers = [];

    public InfluxReadingStore(InfluxOptions options)
    {
        _options = options;
        _client = new InfluxClient(options);
        _writer = new InfluxWriting(_client);
    }

    /// <inheritdoc/>
    public string Description => $"InfluxDB {_options.Url}, database {_options.Database}";

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => _options.IsSecond
        ? InfluxBucket.CheckAsync(_client, _options, cancellationToken)
        : InfluxSetup.PrepareAsync(_client, _options, cancellationToken);

    /// <inheritdoc/>
    public async Task<AppendOutcome> AppendAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        ReadingGuard.Check(batch);
        await _writing.WaitAsync(cancellationToken);
        var done = false;
        try
        {
            var others = await SortAsync(batch, cancellationToken);
            var refused = await _writer.WriteAsync(batch, _points, cancellationToken);
            done = true;
            var repeats = batch.Count - _points.Count;
            if (refused.Count > 0)
            {
                var places = refused.Select(static one => one.Index).ToHashSet();
                _points.RemoveAll(point => places.Contains(point.Index));
                others.RemoveAll(other => places.Contains(other.Index));
            }

            var conflicts = _points.Count(static point => point.Conflict > 0);
            return new AppendOutcome(_points.Count - conflicts, repeats, conflicts) { Others = others, Refused = refused };
        }
        finally
        {
            if (!done)
            {
                // What the server has of this batch is not known: ask again before the next write.
                foreach (var register in _registers)
                {
                    _newest.Forget(register);
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

    /// <summary>Finds what is to be written, into <see cref="_points"/>, and says what becomes of the rest.</summary>
    private async Task<List<ReadingFate>> SortAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        _points.Clear();
        _registers.Clear();
        var lookup = new InfluxLookup(_client);
        var unknown = new Dictionary<RegisterId, int>();
        foreach (var reading in batch)
        {
            var number = _newest.NumberOf(reading.Register);
            _registers.Add(number);
            if (_newest.IsUnknown(number))
            {
                unknown[reading.Register] = number;
            }
        }

        if (unknown.Count > 0)
        {
            var newest = await lookup.NewestAsync(unknown.Keys, cancellationToken);
            foreach (var (register, number) in unknown)
            {
                _newest.Know(number, newest.TryGetValue(register, out var time) ? time : null);
            }
        }

        var late = new List<int>();
        for (var index = 0; index < batch.Count; index++)
        {
            if (_newest.Raise(_registers[index], UnixMicros.From(batch[index].Time)))
            {
                _points.Add(new InfluxPoint(index, 0));
            }
            else
            {
                late.Add(index);
            }
        }

        List<ReadingFate> others = late.Count == 0 ? [] : await JudgeAsync(lookup, batch, late, cancellationToken);

        // Register by register: the server finds a series once for its points that follow one another.
        _points.Sort((a, b) => (_registers[a.Index], a.Index).CompareTo((_registers[b.Index], b.Index)));
        return others;
    }

    private async Task<List<ReadingFate>> JudgeAsync(InfluxLookup lookup, IReadOnlyList<Reading> batch, List<int> late, CancellationToken cancellationToken)
    {
        var known = new LateReadings<RegisterId>();
        foreach (var index in late)
        {
            known.Want(batch[index].Register, UnixMicros.From(batch[index].Time));
        }

        await lookup.FillAsync(known, cancellationToken);
        foreach (var (index, _) in _points)
        {
            known.Know(batch[index].Register, UnixMicros.From(batch[index].Time), batch[index].Value, null);
        }

        var others = new List<ReadingFate>();
        foreach (var index in late)
        {
            var reading = batch[index];
            var fate = known.Judge(
                reading.Register, UnixMicros.From(reading.Time), reading.Value, UnixMicros.From(reading.ReceivedAt), out var place);
            if (fate is null or FateKind.Conflict)
            {
                _points.Add(new InfluxPoint(index, place));
            }

            if (fate is { } kind)
            {
                others.Add(new ReadingFate(index, kind));
            }
        }

        return others;
    }
}
