namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>Which readings stand in a millisecond, and the place for one more.</summary>
/// <remarks>
/// The server tells samples apart by millisecond only. Readings of one millisecond, be it other values of one time or
/// other microseconds, take places of their own, so that none overwrites another.
/// </remarks>
internal sealed class MillisecondPlaces
{
    private readonly Dictionary<(RegisterId Register, long Millisecond), Dictionary<int, (long Time, decimal Value)>> _taken = [];

    /// <summary>Tells a reading that is stored.</summary>
    public void Know(in Reading reading, int place) => Of(reading)[place] = (UnixMicros.From(reading.Time), reading.Value);

    /// <summary>Judges a reading; afterwards it is known.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="place">Where it goes.</param>
    /// <returns>-1 for a repeat, 0 for the first value of its time, 1 for a conflict.</returns>
    public int Judge(in Reading reading, out int place)
    {
        var (time, value) = (UnixMicros.From(reading.Time), reading.Value);
        var taken = Of(reading);
        place = 0;
        if (taken.ContainsValue((time, value)))
        {
            return -1;
        }

        while (taken.ContainsKey(place))
        {
            place++;
        }

        var isConflict = taken.Values.Any(other => other.Time == time);
        taken[place] = (time, value);
        return isConflict ? 1 : 0;
    }

    private Dictionary<int, (long Time, decimal Value)> Of(in Reading reading)
    {
        var key = (reading.Register, VictoriaLine.Millisecond(UnixMicros.From(reading.Time)));
        return _taken.TryGetValue(key, out var taken) ? taken : _taken[key] = [];
    }
}
