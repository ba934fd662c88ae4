namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>The newest time of each register that was written or looked up, in microseconds. About 100 bytes a register.</summary>
internal sealed class InfluxNewest
{
    private const long NotAsked = long.MinValue;
    private const long None = long.MinValue + 1;
    private readonly Dictionary<RegisterId, int> _numbers = [];
    private readonly List<long> _times = [];

    /// <summary>The number that stands for a register as long as the program runs, from 0.</summary>
    /// <param name="register">The register.</param>
    public int NumberOf(RegisterId register)
    {
        if (!_numbers.TryGetValue(register, out var number))
        {
            number = _times.Count;
            _numbers.Add(register, number);
            _times.Add(NotAsked);
        }

        return number;
    }

    /// <summary>Whether the server must be asked before anything of the register is written.</summary>
    /// <param name="number">The register's number.</param>
    public bool IsUnknown(int number) => _times[number] == NotAsked;

    /// <summary>Tells what the server said.</summary>
    /// <param name="number">The register's number.</param>
    /// <param name="time">Its newest time; <see langword="null"/>: it has none.</param>
    public void Know(int number, long? time) => _times[number] = time ?? None;

    /// <summary>Forgets it: what the server has is not known any more.</summary>
    /// <param name="number">The register's number.</param>
    public void Forget(int number) => _times[number] = NotAsked;

    /// <summary>Raises the newest time if this one is newer.</summary>
    /// <param name="number">The register's number.</param>
    /// <param name="time">The time.</param>
    /// <returns>Whether it was newer than everything known of the register.</returns>
    public bool Raise(int number, long time)
    {
        if (time <= _times[number])
        {
            return false;
        }

        _times[number] = time;
        return true;
    }
}
