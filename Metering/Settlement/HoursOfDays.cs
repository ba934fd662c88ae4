namespace EnergyQuota.Metering.Settlement;

/// <summary>Gathers the hours of consecutive days from spans that come in the order of time.</summary>
internal sealed class HoursOfDays : ISpanSink
{
    private readonly HourBuilder[] _days;
    private readonly DateTimeOffset[] _starts;
    private int _current;

    /// <summary>Begins.</summary>
    /// <param name="facts">The register's facts.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    public HoursOfDays(RegisterFacts facts, DateOnly from, DateOnly to)
    {
        var timeline = new FactTimeline(facts);
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(from.AddDays).ToList();
        _days = [.. days.Select(day => new HourBuilder(timeline, day))];
        _starts = [.. days.Append(to).Select(day => CalendarDays.StartOf(day, facts.Zone))];
    }

    /// <inheritdoc/>
    public void Add(FindingKind kind, DateTimeOffset at, decimal? amount)
    {
        // The days' own sink keeps the findings.
    }

    /// <inheritdoc/>
    public void Add(in ConsumptionSpan span)
    {
        while (_current < _days.Length && _starts[_current + 1] <= span.From)
        {
            _current++;
        }

        for (var day = _current; day < _days.Length && _starts[day] < span.To; day++)
        {
            _days[day].Add(span);
        }
    }

    /// <summary>The hours of all days, bills included.</summary>
    public IEnumerable<ConsumptionHour> Hours() => _days.SelectMany(day => day.Hours());
}
