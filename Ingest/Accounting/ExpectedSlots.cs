using EnergyQuota.Metering;

namespace EnergyQuota.Ingest.Accounting;

/// <summary>The readings expected of one register in some hours, and what became of them. Pure.</summary>
/// <remarks>
/// A reading is expected at each whole multiple of the meter's interval since 1970 UTC, and a reading belongs to the
/// instant nearest to it: a meter that sends a little before or after the quarter fills each quarter once, and one that
/// sends more often than it should fills none twice. An instant belongs to the hour it lies in. It counts once it is so
/// long ago that a reading of it would be late.
/// </remarks>
public sealed class ExpectedSlots
{
    private readonly long _interval;
    private readonly TimeSpan _lateAfter;
    private readonly int _fromHour;
    private readonly int _hours;
    private readonly long _first;
    private readonly byte[] _filled;
    private bool _before;
    private bool _after;

    /// <summary>Begins with no readings.</summary>
    /// <param name="interval">How far apart readings are expected; more than 0.</param>
    /// <param name="fromHour">The first <see cref="HourNumber"/>.</param>
    /// <param name="hours">How many hours; 0 or more.</param>
    /// <param name="since">The meter's first instant, or <see langword="null"/> where unknown.</param>
    /// <param name="until">Its last instant, exclusive, or <see langword="null"/>.</param>
    /// <param name="now">The instant as of which is counted.</param>
    /// <param name="lateAfter">How long after its time a reading is on time.</param>
    public ExpectedSlots(TimeSpan interval, int fromHour, int hours, DateTimeOffset? since, DateTimeOffset? until, DateTimeOffset now, TimeSpan lateAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        (_interval, _fromHour, _hours, _lateAfter) = (interval.Ticks, fromHour, hours, lateAfter);
        var from = Later(HourNumber.StartOf(fromHour), since);
        var to = Earlier(HourNumber.StartOf(fromHour + hours), until);

        // The nearest reading may still come until half an interval later.
        var due = now - (lateAfter > interval / 2 ? lateAfter : interval / 2);
        _first = CeilingOf(from);
        _filled = new byte[Math.Max(0, Math.Min(CeilingOf(to), CeilingOf(due.AddTicks(1))) - _first)];
    }

    /// <summary>The first instant whose readings matter.</summary>
    public static DateTimeOffset ReadFrom(int fromHour, TimeSpan interval) => HourNumber.StartOf(fromHour) - (interval / 2);

    /// <summary>The end of the readings that matter, exclusive.</summary>
    public static DateTimeOffset ReadTo(int fromHour, int hours, TimeSpan interval) => HourNumber.StartOf(fromHour + hours) + (interval / 2);

    /// <summary>Whether an instant is unfilled that no reading precedes: whether it matters what was before.</summary>
    public bool IsOpenBefore => !_before && _filled is [0, ..];

    /// <summary>Whether an instant is unfilled that no reading follows: whether it matters what comes after.</summary>
    public bool IsOpenAfter => !_after && _filled is [.., 0];

    /// <summary>Takes a reading, in any order.</summary>
    /// <param name="reading">The reading.</param>
    public void Add(in Reading reading)
    {
        var slot = Floor(reading.Time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + (_interval / 2), _interval) - _first;
        if (slot < 0)
        {
            _before = true;
        }
        else if (slot >= _filled.Length)
        {
            _after = true;
        }
        else
        {
            // What came on time is not made late by what came again later.
            var onTime = reading.Basis != TimeBasis.Device || reading.ReceivedAt - reading.Time <= _lateAfter;
            _filled[slot] = onTime ? (byte)2 : Math.Max(_filled[slot], (byte)1);
        }
    }

    /// <summary>Tells that there is an earlier reading than those of the hours.</summary>
    public void KnowBefore() => _before = true;

    /// <summary>Tells that there is a later reading than those of the hours.</summary>
    public void KnowAfter() => _after = true;

    /// <summary>The counts of each hour.</summary>
    public SlotCounts[] Count()
    {
        var counts = new SlotCounts[_hours];
        var first = _before ? -1 : Array.FindIndex(_filled, static slot => slot > 0);
        var last = _after ? _filled.Length : Array.FindLastIndex(_filled, static slot => slot > 0);
        for (var slot = 0; slot < _filled.Length; slot++)
        {
            var bridged = (_before || first >= 0) && slot > first && slot < last;
            var one = _filled[slot] switch
            {
                2 => new SlotCounts(1, 0, 0, 0),
                1 => new SlotCounts(0, 1, 0, 0),
                _ => bridged ? new SlotCounts(0, 0, 1, 0) : new SlotCounts(0, 0, 0, 1),
            };
            var hour = (int)(((_first + slot) * _interval) / TimeSpan.TicksPerHour) - _fromHour;
            counts[hour] += one;
        }

        return counts;
    }

    private long CeilingOf(DateTimeOffset instant) => Floor(instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + _interval - 1, _interval);

    private static long Floor(long value, long by) => (value - (((value % by) + by) % by)) / by;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other is { } known && known > one ? known : one;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other is { } known && known < one ? known : one;
}
