namespace EnergyQuota.Metering.Settlement;

/// <summary>One pass of classification over a register's readings, from the start or from a checkpoint.</summary>
internal sealed class SettlementRun
{
    private readonly SeriesReader _reader;

    /// <summary>Begins.</summary>
    /// <param name="facts">The register's facts.</param>
    /// <param name="checkpoint">Where to go on; <see langword="null"/>: from the start.</param>
    /// <param name="beside">Sees every span that the days are made of; <see langword="null"/>: nobody does.</param>
    public SettlementRun(RegisterFacts facts, SettlementCheckpoint? checkpoint, ISpanSink? beside = null)
    {
        var timeline = new FactTimeline(facts);
        Days = new DayBuilder(timeline, SettlementCheckpoint.PrintOf(facts));
        var terms = SettlementTerms.None;
        if (checkpoint is not null)
        {
            Days.Resume(checkpoint);
            terms = terms with { First = checkpoint.Good.Value, Last = checkpoint.Good.Value };
        }

        _reader = new SeriesReader(timeline, beside is null ? Days : new SpanTee(Days, beside), checkpoint?.State ?? default, terms) { Quiet = Days.NoteQuiet };
    }

    /// <summary>The days and findings so far.</summary>
    public DayBuilder Days { get; }

    /// <summary>The terms since the start of this run.</summary>
    public SettlementTerms Terms => _reader.Terms;

    /// <summary>Takes the next reading; after a checkpoint, the first one after its point.</summary>
    public void Add(in Reading reading) => _reader.Add(reading);

    /// <summary>Ends the series and its last day.</summary>
    public void Finish()
    {
        _reader.Finish();
        Days.Finish();
    }
}
