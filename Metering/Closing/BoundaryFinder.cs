using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Metering.Closing;

/// <summary>Finds a register's level at one instant by the same classification that writes the ledger. Pure.</summary>
/// <remarks>Where two spans meet at the instant the level is that of the later one: after a replacement, the new register's start.</remarks>
public sealed class BoundaryFinder
{
    private readonly Sink _sink;
    private readonly SeriesReader _reader;
    private readonly RegisterFacts _facts;
    private readonly DateTimeOffset? _after;
    private bool _finished;

    /// <summary>Begins.</summary>
    /// <param name="facts">The register's facts.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="checkpoint">
    /// The checkpoint of a ledger day before the instant, to go on after it; <see langword="null"/>, or one made under other facts:
    /// from the start.
    /// </param>
    public BoundaryFinder(RegisterFacts facts, DateTimeOffset instant, string? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var start = SettlementCheckpoint.Parse(checkpoint, SettlementCheckpoint.PrintOf(facts));
        if (start?.Good.Time > instant)
        {
            start = null;
        }

        (_facts, _after, _sink) = (facts, start?.Good.Time, new Sink(facts.Modulus, instant));
        _reader = new SeriesReader(new FactTimeline(facts), _sink, start?.State ?? default, SettlementTerms.None);
    }

    /// <summary>The first instant of readings that are needed; <see langword="null"/>: all of them.</summary>
    public DateTimeOffset? ReadFrom => _after?.AddMicroseconds(1);

    /// <summary>Later readings change nothing.</summary>
    public bool IsDone => _sink.IsPast || _finished;

    /// <summary>Takes the next reading, ordered by time, then value.</summary>
    /// <param name="reading">A reading of the register.</param>
    public void Add(in Reading reading)
    {
        if (!IsDone && !(reading.Time <= _after))
        {
            _reader.Add(reading);
        }
    }

    /// <summary>Ends the series and tells what was found.</summary>
    public BoundaryLevel Finish()
    {
        if (!IsDone)
        {
            _reader.Finish();
            _finished = true;
        }

        return _sink.Level
            ?? (_facts.Intervals.Any(bill => bill.From <= _sink.Instant && _sink.Instant <= bill.To)
                ? new BoundaryLevel(null, BoundaryBasis.Billed)
                : BoundaryLevel.Missing);
    }

    private sealed class Sink(decimal? modulus, DateTimeOffset instant) : ISpanSink
    {
        private ConsumptionSpan? _before;

        public DateTimeOffset Instant => instant;

        public bool IsPast { get; private set; }

        public BoundaryLevel? Level { get; private set; }

        public void Add(FindingKind kind, DateTimeOffset at, decimal? amount)
        {
            // What is in doubt shows in the spans.
        }

        public void Add(in ConsumptionSpan span)
        {
            if (IsPast || span.To < instant)
            {
                return;
            }

            if (span.To == instant)
            {
                (_before, Level) = (span, At(span.LevelTo, span, span));
                return;
            }

            IsPast = true;
            if (span.From == instant)
            {
                Level = At(span.LevelFrom, _before ?? span, span);
            }
            else if (span.From < instant)
            {
                var level = span.LevelFrom + span.UpTo(instant, ReadingLimits.Decimals);
                Level = new BoundaryLevel(level >= modulus ? level - modulus : level, BasisOf(span.Estimated, span.ReceiveTimed, span.Manual));
            }
        }

        // A reading stands at the instant itself: gaps beside it do not matter, but what is not decided of the register does.
        private static BoundaryLevel At(decimal level, in ConsumptionSpan before, in ConsumptionSpan after) => new(level, BasisOf(
            before.Doubtful || after.Doubtful, before.ReceiveTimed && after.ReceiveTimed, before.Manual && after.Manual));

        private static BoundaryBasis BasisOf(bool estimated, bool receiveTimed, bool manual) => estimated ? BoundaryBasis.Estimated
            : receiveTimed ? BoundaryBasis.ReceiveTimed
            : manual ? BoundaryBasis.Manual
            : BoundaryBasis.Measured;
    }
}
