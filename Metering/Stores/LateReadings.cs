namespace EnergyQuota.Metering.Stores;

/// <summary>What is known at the times of late readings, and the rule for one more value at such a time.</summary>
/// <typeparam name="TKey">How the engine names a register.</typeparam>
internal sealed class LateReadings<TKey>
    where TKey : IEquatable<TKey>
{
    private readonly Dictionary<(TKey Register, long Time), List<Known>> _known = [];

    /// <summary>The registers and times to look up.</summary>
    public IReadOnlyCollection<(TKey Register, long Time)> Keys => _known.Keys;

    /// <summary>Asks for a time of a register.</summary>
    public void Want(TKey register, long time) => _known.TryAdd((register, time), []);

    /// <summary>Tells a value; the first of a time first. One that was not asked for is left alone.</summary>
    /// <param name="register">The register.</param>
    /// <param name="time">The time.</param>
    /// <param name="value">The value.</param>
    /// <param name="receivedAt">When the stored reading was received, microseconds since 1970; <see langword="null"/>: it is of this batch.</param>
    public void Know(TKey register, long time, decimal value, long? receivedAt)
    {
        if (_known.TryGetValue((register, time), out var values))
        {
            values.Add(new Known(value, receivedAt));
        }
    }

    /// <summary>Judges a value at a time asked for; afterwards it is known.</summary>
    /// <param name="register">The register.</param>
    /// <param name="time">The time.</param>
    /// <param name="value">The value that came.</param>
    /// <param name="receivedAt">When it came, microseconds since 1970.</param>
    /// <param name="place">For a new value, how many other values its time has: 0 for the first, more for a conflict.</param>
    /// <returns>What becomes of it; <see langword="null"/>: it is the first value of its time.</returns>
    public FateKind? Judge(TKey register, long time, decimal value, long receivedAt, out int place)
    {
        var values = _known[(register, time)];
        place = values.FindIndex(known => known.Value == value);
        if (place < 0)
        {
            place = values.Count;
            values.Add(new Known(value, null));
            return place == 0 ? null : FateKind.Conflict;
        }

        if (values[place].ReceivedAt != receivedAt)
        {
            return FateKind.Repeat;
        }

        // A row is one reading's own: a second one of the same message is a repeat of it.
        values[place] = new Known(value, null);
        return place == 0 ? FateKind.AddedBefore : FateKind.ConflictBefore;
    }

    private readonly record struct Known(decimal Value, long? ReceivedAt);
}
