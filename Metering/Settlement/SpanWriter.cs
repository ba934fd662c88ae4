namespace EnergyQuota.Metering.Settlement;

/// <summary>Turns what is booked between two good points into a span and the findings that go with it.</summary>
internal sealed class SpanWriter(FactTimeline timeline, ISpanSink sink)
{
    private int _nextMultiplier;

    /// <summary>Writes one span.</summary>
    /// <param name="from">The earlier good point.</param>
    /// <param name="to">The later good point.</param>
    /// <param name="booking">What is booked between them.</param>
    /// <param name="candidate">The register runs on an undecided reset candidate.</param>
    public void Write(GoodPoint from, GoodPoint to, Booking booking, bool candidate)
    {
        if (booking.Finding is { } kind)
        {
            sink.Add(kind, to.Time, booking.Held);
        }

        var doubtful = candidate || booking.Held != 0m || booking.Finding is not null;
        var estimated = doubtful || to.Time - from.Time > timeline.AllowedGap;
        var changes = timeline.Multipliers;
        for (; _nextMultiplier < changes.Count && changes[_nextMultiplier].At < to.Time; _nextMultiplier++)
        {
            if (changes[_nextMultiplier].At > from.Time)
            {
                sink.Add(FindingKind.MultiplierWithoutRegister, changes[_nextMultiplier].At, null);
                estimated = true;
            }
        }

        sink.Add(new ConsumptionSpan(
            from.Time, to.Time, booking.Amount, estimated, from.ReceiveTimed || to.ReceiveTimed, from.Manual || to.Manual)
        {
            LevelFrom = from.Value,
            LevelTo = to.Value,
            Doubtful = doubtful,
        });
    }
}
