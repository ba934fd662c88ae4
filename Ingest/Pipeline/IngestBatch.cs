using System.Runtime.InteropServices;
using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Ingest.Pipeline;

/// <summary>What is stored together: readings, the ranges they touch, rejects, and the journal's position after them.</summary>
internal sealed class IngestBatch
{
    private readonly Dictionary<RegisterId, SettlementRange> _ranges = [];
    private readonly List<JournalMessage> _sources = [];

    /// <summary>The readings.</summary>
    public List<Reading> Readings { get; } = [];

    /// <summary>The rejects with their messages.</summary>
    public List<(JournalMessage Message, Rejection Rejection)> Rejects { get; } = [];

    /// <summary>What the batch adds to the accounts.</summary>
    public BatchAccount Account { get; } = new();

    /// <summary>Whether the store may have been given some of it before, without anyone having noted it.</summary>
    public bool MayBeAgain { get; set; }

    /// <summary>When taking it from the journal began and last ended; <see langword="null"/> where nobody watches.</summary>
    public (DateTimeOffset Began, DateTimeOffset Ended)? Taken { get; set; }

    /// <summary>One range for each register in the batch.</summary>
    public IReadOnlyCollection<SettlementRange> Ranges => _ranges.Values;

    /// <summary>The position after the batch; 0: nothing is in it.</summary>
    public long Position { get; private set; }

    /// <summary>What counts towards a full batch.</summary>
    public int Size => Readings.Count + Rejects.Count;

    /// <summary>The rejects, and those that readings become which the store's engine would not take.</summary>
    /// <param name="refused">What the engine refused.</param>
    /// <param name="find">Finds a registered meter.</param>
    public IReadOnlyCollection<(JournalMessage Message, Rejection Rejection)> RejectsWith(IReadOnlyList<RefusedReading> refused, MeterFinder find) =>
        refused.Count == 0
            ? Rejects
            : [.. Rejects, .. refused.Select(one => RefusedReadings.Of(Readings[one.Index], _sources[one.Index], one.Words, find(Readings[one.Index].Register.Meter)))];

    /// <summary>Makes it empty again and keeps its memory: lists of this size would otherwise be made anew, and cleaned up, many times a second.</summary>
    public void Clear()
    {
        _ranges.Clear();
        Readings.Clear();
        _sources.Clear();
        Rejects.Clear();
        Account.Clear();
        MayBeAgain = false;
        Taken = null;
        Position = 0;
    }

    /// <summary>Adds a decoded message.</summary>
    /// <param name="entry">The message in the journal.</param>
    /// <param name="decoded">What it says.</param>
    /// <param name="isSaved">It is read again: its rejects are kept already, and it is in the accounts.</param>
    public void Add(JournalEntry entry, DecodeResult decoded, bool isSaved)
    {
        Account.Add(entry.Message, decoded, isSaved);
        Readings.AddRange(decoded.Readings);
        foreach (ref readonly var reading in CollectionsMarshal.AsSpan(Readings)[_sources.Count..])
        {
            _sources.Add(entry.Message);
            ref var range = ref CollectionsMarshal.GetValueRefOrAddDefault(_ranges, reading.Register, out var isKnown);
            range = new SettlementRange(
                reading.Register,
                isKnown && range.From < reading.Time ? range.From : reading.Time,
                isKnown && range.To > reading.Time ? range.To : reading.Time);
        }

        if (!isSaved)
        {
            Rejects.AddRange(decoded.Rejections.Select(rejection => (entry.Message, rejection)));
        }

        Position = entry.NextAddress;
    }
}
