namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>Which readings stand in a millisecond, and the place for one more.</summary>
/// <remarks>
/// The server tells samples apart by millisecond only. Readings of one millisecond, be it other values of one time or
/// other microseconds, take places of their own, so that none overwrites another.
/// </remarks>
internal sealed class MillisecondPlaces
{
    private readonly Dictionary<(RegisterId Register, long Millisecond), Dictionary<int, Taken>> _taken = [];

    /// <summary>Tells a reading that is stored.</summary>
    public void Know(in Reading reading, int place) => Of(reading)[place] = new Taken(UnixMicros.From(reading.Time), reading.Value, reading.ReceivedAt);

    /// <summary>Judges a reading; afterwards it is known.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="place">Where it goes, or where it is.</param>
    /// <returns>What becomes of it; <see langword="null"/>: it is the first value of its time.</returns>
    public FateKind? Judge(in Reading reading, out int place)
    {
        var (time, value) = (UnixMicros.From(reading.Time), reading.Value);
        var taken = Of(reading);
        foreach (var (known, other) in taken)
        {
            if (other.Time == time && other.Value == value)
            {
                place = known;
                return Repeat(taken, place, reading.ReceivedAt);
            }
        }

        place = 0;
        while (taken.ContainsKey(place))
        {
            place++;
        }

        var isConflict = taken.Values.Any(other => other.Time == time);
        taken[place] = new Taken(time, value, null);
        return isConflict ? FateKind.Conflict : null;
    }

    private static FateKind Repeat(Dictionary<int, Taken> taken, int place, DateTimeOffset receivedAt)
    {
        var own = taken[place];
        if (own.ReceivedAt != receivedAt)
        {
            return FateKind.Repeat;
        }

        // A row is one reading's own: a second one of the same message is a repeat of it.
        taken[place] = own with { ReceivedAt = null };
        return taken.Any(other => other.Key < place && other.Value.Time == own.Time) ? FateKind.ConflictBefore : FateKind.AddedBefore;
    }

    private Dictionary<int, Taken> Of(in Reading reading)
    {
        var key = (reading.Register, VictoriaLine.Millisecond(UnixMicros.From(reading.Time)));
        return _taken.TryGetValue(key, out var taken) ? taken : _taken[key] = [];
    }

    /// <summary>What stands in a place; without a receive time it is of this batch.</summary>
    private readonly record struct Taken(long Time, decimal Value, DateTimeOffset? ReceivedAt);
}
