using EnergyQuota.Trials.RealBuildings;
using Microsoft.Data.Sqlite;

namespace EnergyQuota.Trials.Faults;

/// <summary>Checks the product's loss accounting in its own tables: it balances, and counts what the store has. The server is stopped.</summary>
/// <param name="places">Where the state database is.</param>
internal sealed class AccountCheck(Places places)
{
    /// <summary>Compares the accounts of all rounds.</summary>
    /// <param name="rows">The rows of the reading store, conflicts included.</param>
    /// <returns>What differs; empty where nothing does.</returns>
    public IEnumerable<string> Run(long rows)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(places.Data, "state.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT coalesce(sum("Stored" + "Conflicts"), 0), count(CASE WHEN "Received" <> "Stored" + "Repeats" + "Conflicts" + "Rejected" THEN 1 END) FROM gateway_hour
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        var (booked, unbalanced) = (reader.GetInt64(0), reader.GetInt64(1));
        if (booked != rows)
        {
            yield return $"the accounts say that {booked} readings were stored, {rows} are";
        }

        if (unbalanced > 0)
        {
            yield return $"the accounts of {unbalanced} hours do not balance";
        }
    }
}
