using DuckDB.NET.Data;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>The newest stored time of each register, in microseconds; found in the tables when first needed.</summary>
/// <remarks>
/// Months are looked through from the newest backwards, each at most once, and only until the registers asked for are
/// found: a register that sends is found in the first month, so a start does not read the whole file.
/// </remarks>
internal sealed class NewestTimes(IEnumerable<int> months)
{
    private readonly Dictionary<int, long> _newest = [];
    private readonly Stack<int> _unread = new(months);

    /// <summary>Makes sure that registers stored before the file was opened are known if they have any reading.</summary>
    public void Load(DuckDBConnection connection, IEnumerable<int> registers)
    {
        var missing = _unread.Count == 0 ? [] : registers.Where(register => !_newest.ContainsKey(register)).ToHashSet();
        while (missing.Count > 0 && _unread.TryPop(out var month))
        {
            connection.Query(
                $"SELECT register, epoch_us(max(time)) FROM {ReadingTables.Name(month)} GROUP BY register",
                row =>
                {
                    _newest.TryAdd(row.GetInt32(0), row.GetInt64(1));
                    missing.Remove(row.GetInt32(0));
                });
        }
    }

    /// <summary>Raises the newest time if this one is newer.</summary>
    /// <returns>Whether it was newer than everything stored of the register.</returns>
    public bool Raise(int register, long time)
    {
        if (_newest.TryGetValue(register, out var newest) && time <= newest)
        {
            return false;
        }

        _newest[register] = time;
        return true;
    }
}
