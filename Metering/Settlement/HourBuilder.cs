namespace EnergyQuota.Metering.Settlement;

/// <summary>Gathers the hours of one day from the spans that touch it.</summary>
internal sealed class HourBuilder : ISpanSink
{
    private readonly FactTimeline _timeline;
    private readonly DateTimeOffset _end;
    private readonly DateTimeOffset[] _starts;
    private readonly DayTally[] _hours;

    public HourBuilder(FactTimeline timeline, DateOnly day)
    {
        _timeline = timeline;
        var start = CalendarDays.StartOf(day, timeline.Facts.Zone);
        _end = CalendarDays.EndOf(day, timeline.Facts.Zone);
        _hours = new DayTally[CalendarDays.HoursBetween(start, _end)];
        _starts = [.. Enumerable.Range(0, _hours.Length).Select(i => start.AddHours(i))];
    }

    /// <inheritdoc/>
    public void Add(FindingKind kind, DateTimeOffset at, decimal? amount)
    {
        // Hours are asked for beside the findings, which the ledger holds.
    }

    /// <inheritdoc/>
    public void Add(in ConsumptionSpan span)
    {
        for (var i = 0; i < _hours.Length; i++)
        {
            var (from, to) = (_starts[i] > span.From ? _starts[i] : span.From, EndOf(i) < span.To ? EndOf(i) : span.To);
            if (from < to)
            {
                var (amount, multiplied) = _timeline.Part(span, from, to);
                _hours[i] = _hours[i].Plus(amount, multiplied, 1, span);
            }
        }
    }

    /// <summary>The hours, bills included.</summary>
    public IReadOnlyList<ConsumptionHour> Hours()
    {
        var hours = new List<ConsumptionHour>(_hours.Length);
        for (var i = 0; i < _hours.Length; i++)
        {
            var tally = _hours[i];
            var (billed, manual) = Bills.Of(_timeline.Facts, new SettledDay(default, _starts[i], EndOf(i), tally, null));
            var origin = tally.Estimated != 0 ? HourOrigin.Estimated
                : tally.Manual != 0 ? HourOrigin.Manual
                : tally.Touched != 0 ? HourOrigin.Measured
                : manual != 0 ? HourOrigin.Manual
                : HourOrigin.Missing;
            hours.Add(new ConsumptionHour(
                _starts[i],
                EndOf(i),
                tally.Amount + billed,
                (tally.Multiplied + billed) * _timeline.Facts.Unit.FactorToBase(),
                origin,
                tally.ReceiveTimed != 0));
        }

        return hours;
    }

    private DateTimeOffset EndOf(int hour) => hour + 1 < _starts.Length ? _starts[hour + 1] : _end;
}
