using Microsoft.Data.Sqlite;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>Reads from the server's state database whether everything that was published has been settled.</summary>
/// <remarks>
/// A last message names a meter of its own. Messages keep their order from the broker through the journal to the
/// marks, so when that meter is marked, nothing before it is still under way.
/// </remarks>
/// <param name="stateFile">The state database.</param>
/// <param name="lastMeter">The meter of the last message.</param>
internal sealed class Progress(string stateFile, string lastMeter)
{
    /// <summary>How many registers wait, and whether the last message has arrived and been settled.</summary>
    public (long Waiting, bool LastSettled) Read()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = stateFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT COUNT(*) FILTER (WHERE WaitingSince IS NOT NULL), COUNT(*) FILTER (WHERE WaitingSince IS NULL AND Meter = $last)
            FROM settlement_mark
            """;
        command.Parameters.AddWithValue("$last", lastMeter);
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1) > 0);
    }
}
