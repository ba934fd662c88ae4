using System.Runtime.CompilerServices;
using System.Text;

namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>Readings in a single-node VictoriaMetrics server.</summary>
/// <remarks>
/// A reading that is not newer than everything known of its register is looked up before it is written; before a
/// look-up or a read, what was written is made findable. That takes one writer. What the server would silently drop, a
/// time before its retention or far ahead, is refused here.
/// </remarks>
/// <param name="options">The server.</param>
/// <param name="oldestReading">The greatest age at which readings are taken; zero: any.</param>
/// <param name="time">The clock.</param>
internal sealed class VictoriaReadingStore(VictoriaOptions options, TimeSpan oldestReading, TimeProvider time) : IReadingStore
{
    private const int LinesPerWrite = 5_000;
    private const int RegistersPerRequest = 100;
    private const int RegistersPerLongRequest = 10;
    private const long LongSpan = 40L * 24 * 3600 * 1_000;
    private const long Forever = 9_000_000_000_000;

    // The server drops, without a word, what lies more than two days ahead of its clock; ours may differ.
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(47);

    private readonly VictoriaClient _client = new(options);
    private readonly Dictionary<RegisterId, long> _newest = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private TimeSpan? _retention;
    private volatile bool _isFindable;

    /// <inheritdoc/>
    public string Description => $"VictoriaMetrics {options.Url}";

    /// <inheritdoc/>
    public TimeSpan DurableAfter => options.DurableAfter;

    /// <inheritdoc/>
    public async Task<string> LifeAsync(CancellationToken cancellationToken) =>
        VictoriaSetup.LifeIn(await _client.MetricsAsync(cancellationToken))
        ?? throw _client.Unavailable("its page /metrics does not say when it started; this store needs a single-node VictoriaMetrics.");

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken) =>
        _retention = await VictoriaSetup.CheckAsync(_client, oldestReading, cancellationToken);

    /// <inheritdoc/>
    public async Task<AppendOutcome> AppendAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        ReadingGuard.Check(batch);
        await _writing.WaitAsync(cancellationToken);
        var done = false;
        try
        {
            // A server that was down at the start is checked before anything goes to it.
            var retention = _retention ??= await VictoriaSetup.CheckAsync(_client, oldestReading, cancellationToken);
            CheckTimes(batch, retention);
            var (points, outcome) = await SortAsync(batch, cancellationToken);
            foreach (var some in points.Chunk(LinesPerWrite))
            {
                var lines = new StringBuilder(some.Length * 120);
                foreach (var (reading, place) in some)
                {
                    VictoriaLine.Append(lines, reading, place);
                }

                _isFindable = false;
                await _client.WriteAsync(lines.ToString(), cancellationToken);
                _isFindable = false;
            }

            done = true;
            return outcome;
        }
        finally
        {
            if (!done)
            {
                // What the server has of this batch, or whether it is the same server still, is not known.
                _newest.Clear();
                _retention = null;
                _isFindable = false;
            }

            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading> ReadAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        access.Demand(registers);
        return StreamAsync(registers, from, to, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> CountAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        access.Demand(registers);
        var count = 0L;
        await foreach (var _ in StreamAsync(registers, from, to, cancellationToken))
        {
            count++;
        }

        return count;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static long MillisecondOf(in Reading reading) => VictoriaLine.Millisecond(UnixMicros.From(reading.Time));

    private void CheckTimes(IReadOnlyList<Reading> batch, TimeSpan retention)
    {
        var now = time.GetUtcNow();
        var from = now - (retention < now - DateTimeOffset.UnixEpoch ? retention : now - DateTimeOffset.UnixEpoch);
        foreach (var reading in batch)
        {
            if (reading.Time < from || reading.Time > now + Ahead)
            {
                throw _client.Unavailable(
                    $"the reading of {reading.Register} at {reading.Time:O} lies outside what it keeps, {from:O} to {now + Ahead:O}; it would drop it without a word. "
                    + "Give it a longer -retentionPeriod, or set the clocks.");
            }
        }
    }

    private async IAsyncEnumerable<Reading> StreamAsync(
        IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (first, last) = (Fit(UnixMicros.Bound(from)), Fit(UnixMicros.Bound(to)));
        foreach (var some in registers.Distinct().Order().Chunk(last - first > LongSpan ? RegistersPerLongRequest : RegistersPerRequest))
        {
            var found = await FindAsync(some, first, last, cancellationToken);
            foreach (var register in some)
            {
                var readings = found.Of(register).Select(one => one.Reading).Where(reading => reading.Time >= from && reading.Time < to);
                foreach (var reading in readings.OrderBy(reading => reading.Time).ThenBy(reading => reading.Value))
                {
                    yield return reading;
                }
            }
        }
    }

    private static long Fit(long micros) => Math.Clamp(VictoriaLine.Millisecond(micros), 0, Forever);

    private async Task<VictoriaAssembly> FindAsync(IEnumerable<RegisterId> registers, long from, long to, CancellationToken cancellationToken)
    {
        if (!_isFindable)
        {
            // Set before: what is written during the flush may miss it, and sets it back.
            _isFindable = true;
            try
            {
                await _client.FlushAsync(cancellationToken);
            }
            catch
            {
                _isFindable = false;
                throw;
            }
        }

        // A millisecond more at both ends: bounds go as seconds in floats.
        var found = new VictoriaAssembly();
        await foreach (var series in _client.ExportAsync(registers, Math.Max(from - 1, 0), to + 1, cancellationToken))
        {
            found.Add(series);
        }

        return found;
    }

    private async Task<(List<(Reading Reading, int Place)> Points, AppendOutcome Outcome)> SortAsync(IReadOnlyList<Reading> batch, CancellationToken cancellationToken)
    {
        var places = new MillisecondPlaces();
        foreach (var some in Spans(batch).OrderBy(span => span.From).Chunk(RegistersPerRequest))
        {
            var registers = some.Select(span => span.Register).Distinct().ToList();
            var found = await FindAsync(registers, some.Min(span => span.From), some.Max(span => span.To), cancellationToken);
            foreach (var register in registers)
            {
                foreach (var (reading, place) in found.Of(register))
                {
                    places.Know(reading, place);
                    _newest[register] = Math.Max(_newest.GetValueOrDefault(register), MillisecondOf(reading));
                }
            }
        }

        var points = new List<(Reading, int)>(batch.Count);
        var others = new List<ReadingFate>();
        foreach (var (index, reading) in batch.Index())
        {
            var fate = places.Judge(reading, out var place);
            _newest[reading.Register] = Math.Max(_newest.GetValueOrDefault(reading.Register), MillisecondOf(reading));
            if (fate is null or FateKind.Conflict)
            {
                points.Add((reading, place));
            }

            if (fate is { } kind)
            {
                others.Add(new ReadingFate(index, kind));
            }
        }

        var conflicts = others.Count(other => other.Kind == FateKind.Conflict);
        return (points, new AppendOutcome(batch.Count - others.Count, others.Count - conflicts, conflicts) { Others = others });
    }

    /// <summary>What has to be looked up: late times, and of a register not seen yet all from the first time on, which also gives its newest.</summary>
    private List<VictoriaSpan> Spans(IReadOnlyList<Reading> batch) =>
    [
        .. batch.GroupBy(reading => reading.Register, reading => MillisecondOf(reading))
        .SelectMany(times => _newest.TryGetValue(times.Key, out var newest)
            ? VictoriaSpan.Around(times.Key, times.Where(one => one <= newest))
            : [new VictoriaSpan(times.Key, times.Min(), Forever)]),
    ];
}
