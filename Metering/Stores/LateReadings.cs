namespace EnergyQuota.Metering.Stores;

/// <summary>What is known at the times of late readings, and the rule for one more value at such a time.</summary>
/// <typeparam name="TKey">How the engine names a register.</typeparam>
internal sealed class LateReadings<TKey>
    where TKey : IEquatable<TKey>
{
    private readonly Dictionary<(TKey Register, long Time), List<decimal>> _known = [];

    /// <summary>The registers and times to look up.</summary>
    public IReadOnlyCollection<(TKey Register, long Time)> Keys => _known.Keys;

    /// <summary>Asks for a time of a register.</summary>
    public void Want(TKey register, long time) => _known.TryAdd((register, time), []);


    /// <summary>Tells a stored value. One that was not asked for is left alone.</summary>
    public void Know(TKey register, long time, decimal value)
    {
        if (_known.TryGetValue((register, time), out var values))
        {
            values.Add(value);
        }
    }

    /// <summary>Judges a value at a time asked for; afterwards it is known.</summary>
    /// <param name="register">The register.</param>
    /// <param name="time">The time.</param>
    /// <param name="value">The value that came.</param>
    /// <returns>
    /// -1 for a repeat; 0 for the first value of that time; otherwise a conflict and which one it is, from 1.
    /// </returns>
    public int Judge(TKey register, long time, decimal value)
    {
        var values = _known[(register, time)];
        if (values.Contains(value))
        {
            return -1;
        }

        values.Add(value);
        return values.Count - 1;
    }
}
