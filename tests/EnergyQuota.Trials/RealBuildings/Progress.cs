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
        var waiting = Ask("SELECT COUNT(*) FROM settlement_mark WHERE WaitingSince IS NOT NULL");
        return (waiting, Ask("SELECT COUNT(*) FROM settlement_mark WHERE WaitingSince IS NULL AND Meter = $last") > 0);
    }

    /// <summary>How often the last message's meter has been marked; 0: never.</summary>
    public long LastGeneration() => Ask("SELECT COALESCE(MAX(Generation), 0) FROM settlement_mark WHERE Meter = $last");

    private long Ask(string question)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = stateFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        command.Parameters.AddWithValue("$last", lastMeter);
        return (long)command.ExecuteScalar()!;
    }
}
