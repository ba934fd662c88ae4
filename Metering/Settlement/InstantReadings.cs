namespace EnergyQuota.Metering.Settlement;

/// <summary>The readings of one instant: which values can be used, and the faults of clock and value that run through the series.</summary>
internal sealed class InstantReadings(FactTimeline timeline, ISpanSink sink, bool clockFault, FindingKind? valueFault)
{
    private readonly List<Reading> _readings = [];

    /// <summary>The instant.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>Whether an instant is being gathered.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether it has readings.</summary>
    public bool HasReadings => _readings.Count > 0;

    /// <summary>The last reading had its clock refused.</summary>
    public bool ClockFault { get; private set; } = clockFault;

    /// <summary>What was wrong with the value of the last reading.</summary>
    public FindingKind? ValueFault { get; private set; } = valueFault;

    /// <summary>Begins an instant that a fact speaks of.</summary>
    public void Open(DateTimeOffset time) => (Time, IsOpen) = (time, true);

    /// <summary>Adds a reading of the instant.</summary>
    public void Add(in Reading reading)
    {
        Open(reading.Time);
        _readings.Add(reading);
    }

    /// <summary>Ends the instant.</summary>
    /// <returns>The different values that can be used, ascending; more than one is a conflict.</returns>
    public GoodPoint[] Close()
    {
        IsOpen = false;
        var readings = _readings;
        try
        {
            if (timeline.IsVoid(Time))
            {
                readings.Clear();
            }

            if (timeline.HandReadingAt(Time) is { } shown)
            {
                readings.Add(new Reading(timeline.Facts.Register, Time, shown, Time, TimeBasis.Manual));
            }

            NoteClock(readings);
            if (timeline.ReplacementAt(Time) is { } replacement)
            {
                // The entered registers take the place of any reading; the two of them may also arrive as readings.
                if (readings.Exists(r => r.Value != replacement.Final && r.Value != replacement.First))
                {
                    sink.Add(FindingKind.Conflict, Time, null);
                }

                ValueFault = null;
                return [];
            }

            if (timeline.CorrectionAt(Time) is { } right)
            {
                ValueFault = null;
                return [new GoodPoint(Time, right, readings.Count > 0 && readings.TrueForAll(IsReceiveTimed))];
            }

            return readings.Count == 1 ? Single(readings[0]) : Several(readings);
        }
        finally
        {
            readings.Clear();
        }
    }

    private static bool IsReceiveTimed(Reading reading) => reading.Basis is TimeBasis.Received or TimeBasis.ClockRejected;

    private static bool IsManual(Reading reading) => reading.Basis == TimeBasis.Manual;

    private GoodPoint[] Single(Reading reading) =>
        IsUsable(reading) ? [new GoodPoint(Time, reading.Value, IsReceiveTimed(reading), IsManual(reading))] : [];

    private GoodPoint[] Several(List<Reading> readings) =>
    [
        .. readings
            .GroupBy(r => r.Value)
            .OrderBy(group => group.Key)
            .Where(group => IsUsable(group.First()))
            .Select(group => new GoodPoint(Time, group.Key, group.All(IsReceiveTimed), group.All(IsManual))),
    ];

    private void NoteClock(List<Reading> readings)
    {
        if (readings.Count == 0)
        {
            return;
        }

        var fault = Time >= timeline.Earliest && readings.Exists(r => r.Basis == TimeBasis.ClockRejected);
        if (fault && !ClockFault)
        {
            sink.Add(FindingKind.Clock, Time, null);
        }

        ClockFault = fault;
    }

    private bool IsUsable(Reading reading)
    {
        FindingKind? fault = reading.Time < timeline.Earliest ? FindingKind.BeforeInstallation
            : reading.Value < 0m ? FindingKind.Negative
            : reading.Value >= timeline.Facts.Modulus ? FindingKind.AboveModulus
            : null;
        if (fault is { } kind && fault != ValueFault
            && timeline.DecisionAt(Time)?.Kind is not (DecisionKind.Glitch or DecisionKind.Reject))
        {
            sink.Add(kind, Time, null);
        }

        ValueFault = fault;
        return fault is null;
    }
}
