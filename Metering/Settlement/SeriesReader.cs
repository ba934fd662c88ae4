namespace EnergyQuota.Metering.Settlement;

/// <summary>Reads a series in the order of time: sorts out what cannot be used, settles conflicts, feeds the level tracker.</summary>
/// <remarks>
/// The state after an undisputed instant depends on nothing later than that instant. A disputed instant waits for the next
/// undisputed one, since that one helps to choose.
/// </remarks>
internal sealed class SeriesReader
{
    private readonly FactTimeline _timeline;
    private readonly ISpanSink _sink;
    private readonly LevelTracker _tracker;
    private readonly InstantReadings _instant;
    private readonly List<(DateTimeOffset Time, GoodPoint[] Values)> _disputed = [];
    private int _nextFact;

    public SeriesReader(FactTimeline timeline, ISpanSink sink, SeriesState start, SettlementTerms terms)
    {
        _timeline = timeline;
        _sink = sink;
        _tracker = new LevelTracker(timeline, sink, start.Level, terms);
        _instant = new InstantReadings(timeline, sink, start.ClockFault, start.ValueFault);
        while (_nextFact < timeline.Instants.Count && timeline.Instants[_nextFact] <= start.Level.Good?.Time)
        {
            _nextFact++;
        }
    }

    /// <summary>Called at each quiet point.</summary>
    public Action<SeriesState>? Quiet { get; init; }

    /// <summary>The terms so far.</summary>
    public SettlementTerms Terms => _tracker.Terms;

    /// <summary>Takes the next reading; ordered by time, then value, repeats allowed.</summary>
    /// <exception cref="ArgumentException">The reading is earlier than the one before.</exception>
    public void Add(in Reading reading)
    {
        if (_instant.HasReadings && reading.Time != _instant.Time)
        {
            if (reading.Time < _instant.Time)
            {
                throw new ArgumentException($"Readings of {reading.Register} are not in the order of time.", nameof(reading));
            }

            CloseInstant();
        }

        FeedFactsBefore(reading.Time);
        _instant.Add(reading);
    }

    /// <summary>Ends the series.</summary>
    public void Finish()
    {
        CloseInstant();
        FeedFactsBefore(DateTimeOffset.MaxValue);
        FlushDisputed(null);
        _tracker.Finish();
    }

    private void FeedFactsBefore(DateTimeOffset instant)
    {
        while (_nextFact < _timeline.Instants.Count && _timeline.Instants[_nextFact] < instant)
        {
            _instant.Open(_timeline.Instants[_nextFact]);
            CloseInstant();
        }
    }

    private void CloseInstant()
    {
        if (!_instant.IsOpen)
        {
            return;
        }

        var time = _instant.Time;
        if (_nextFact < _timeline.Instants.Count && _timeline.Instants[_nextFact] == time)
        {
            _nextFact++;
        }

        var values = _instant.Close();
        if (_timeline.ReplacementAt(time) is { } replacement)
        {
            FlushDisputed(new GoodPoint(time, replacement.Final, false));
            _tracker.Replace(replacement);
            OfferQuiet(time);
        }
        else if (values.Length > 1)
        {
            _sink.Add(FindingKind.Conflict, time, null);
            _disputed.Add((time, values));
        }
        else if (values.Length == 1)
        {
            FlushDisputed(values[0]);
            _tracker.Accept(new SeriesInstant(time, values, null));
            OfferQuiet(time);
        }
    }

    private void OfferQuiet(DateTimeOffset time)
    {
        if (_tracker.IsQuiet && _tracker.State.Good?.Time == time)
        {
            Quiet?.Invoke(new SeriesState(_tracker.State, _instant.ClockFault, _instant.ValueFault));
        }
    }

    private void FlushDisputed(GoodPoint? next)
    {
        foreach (var (time, values) in _disputed)
        {
            _tracker.Accept(new SeriesInstant(time, values, next));
        }

        _disputed.Clear();
    }
}
