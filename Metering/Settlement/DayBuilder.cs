namespace EnergyQuota.Metering.Settlement;

/// <summary>Cuts spans at the days of the register's zone and at changes of the multiplier, and adds them up by day.</summary>
internal sealed class DayBuilder(FactTimeline timeline, string factsPrint) : ISpanSink
{
    private readonly RegisterFacts _facts = timeline.Facts;
    private DateOnly _day;
    private DateTimeOffset _start;
    private DateTimeOffset _end;
    private bool _open;
    private DayTally _tally;
    private (SeriesState State, DayTally Tally)? _quiet;

    /// <summary>The finished days, ascending, since the owner last took them.</summary>
    public List<SettledDay> Days { get; } = [];

    /// <summary>The findings so far, in the order in which they were found.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Everything booked after the multiplier, in register units.</summary>
    public decimal Multiplied { get; private set; }

    /// <summary>Goes on in the middle of a day.</summary>
    public void Resume(SettlementCheckpoint checkpoint)
    {
        OpenAt(checkpoint.Good.Time);
        (_tally, _quiet) = (checkpoint.Tally, (checkpoint.State, checkpoint.Tally));
    }

    /// <summary>Notes a quiet point; the last of a day becomes its checkpoint.</summary>
    public void NoteQuiet(SeriesState state)
    {
        OpenAt(state.Level.Good!.Value.Time);
        _quiet = (state, _tally);
    }

    /// <inheritdoc/>
    public void Add(FindingKind kind, DateTimeOffset at, decimal? amount) => Findings.Add(new Finding(_facts.Register, kind, at, amount));

    /// <inheritdoc/>
    public void Add(in ConsumptionSpan span)
    {
        OpenAt(span.From);
        var from = span.From;
        while (span.To > _end)
        {
            AddPart(span, from, _end);
            from = _end;
            OpenAt(_end);
        }

        AddPart(span, from, span.To);
    }

    /// <summary>Ends the last day.</summary>
    public void Finish()
    {
        if (_open)
        {
            Complete();
            _open = false;
        }
    }

    private void AddPart(in ConsumptionSpan span, DateTimeOffset from, DateTimeOffset to)
    {
        if (from >= to)
        {
            return;
        }

        var (amount, multiplied) = timeline.Part(span, from, to);
        Multiplied += multiplied;
        _tally = _tally.Plus(amount, multiplied, DayTally.HoursOf(_start, from, to), span);
    }

    /// <summary>Makes the day of an instant the current one and finishes those before it.</summary>
    private void OpenAt(DateTimeOffset instant)
    {
        if (!_open)
        {
            _day = CalendarDays.DayOf(instant, _facts.Zone);
            (_start, _end) = (CalendarDays.StartOf(_day, _facts.Zone), CalendarDays.EndOf(_day, _facts.Zone));
            _open = true;
            return;
        }

        while (instant >= _end)
        {
            Complete();
            _day = _day.AddDays(1);
            (_start, _end) = (_end, CalendarDays.EndOf(_day, _facts.Zone));
        }
    }

    private void Complete()
    {
        if (_tally.Touched != 0)
        {
            Days.Add(new SettledDay(_day, _start, _end, _tally, _quiet is { } quiet ? Checkpoint(quiet.State, quiet.Tally) : null));
        }

        (_tally, _quiet) = (default, null);
    }

    private SettlementCheckpoint Checkpoint(SeriesState state, DayTally tally)
    {
        var good = state.Level.Good!.Value;
        return new SettlementCheckpoint(factsPrint, good, state, timeline.FactorFrom(good.Time), tally);
    }
}
