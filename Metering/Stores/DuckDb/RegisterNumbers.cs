using System.Collections.Concurrent;
using DuckDB.NET.Data;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>The numbers that stand for registers in a file's tables, kept in memory. Only committed numbers are in here.</summary>
/// <remarks>One writer, any number of readers. About 150 bytes a register.</remarks>
internal sealed class RegisterNumbers
{
    private readonly ConcurrentDictionary<RegisterId, int> _numbers = new();

    /// <summary>The next free number.</summary>
    public int Next { get; private set; }

    /// <summary>Loads the table <c>register</c> of a file.</summary>
    public static RegisterNumbers Load(DuckDBConnection connection)
    {
        var loaded = new RegisterNumbers();

        // A few names for all meters: each is kept once.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        connection.Query("SELECT id, meter, name FROM register", row =>
        {
            var name = row.GetString(2);
            names.TryAdd(name, name);
            loaded.Publish(new RegisterId(row.GetString(1), names[name]), row.GetInt32(0));
        });
        return loaded;
    }

    /// <summary>The number of a register that has one.</summary>
    public bool TryGet(RegisterId register, out int number) => _numbers.TryGetValue(register, out number);

    /// <summary>Makes committed numbers known.</summary>
    public void Publish(IEnumerable<KeyValuePair<RegisterId, int>> committed)
    {
        foreach (var (register, number) in committed)
        {
            Publish(register, number);
        }
    }

    /// <summary>Writes new numbers within the caller's transaction.</summary>
    public static void Insert(DuckDBConnection connection, IReadOnlyCollection<KeyValuePair<RegisterId, int>> added)
    {
        if (added.Count > 0)
        {
            connection.Append("register", added, static (row, pair) =>
                row.AppendValue((int?)pair.Value).AppendValue(pair.Key.Meter).AppendValue(pair.Key.Name));
        }
    }

    private void Publish(RegisterId register, int number)
    {
        _numbers[register] = number;
        Next = Math.Max(Next, number + 1);
    }
}
