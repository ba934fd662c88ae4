using DuckDB.NET.Data;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores.DuckDb;

namespace EnergyQuota.Metering.Ledger.DuckDb;

/// <summary>The tables of <c>ledger.duckdb</c> and how their rows are written and read.</summary>
internal static class LedgerTables
{
    /// <summary>What a person reads in a row; a change of these goes to the history.</summary>
    public const string Figures = "amount, quantity, expected_hours, measured_hours, estimated_hours, manual_hours, receive_timed_hours";

    /// <summary>The columns of a day row.</summary>
    public const string DayColumns =
        "register INTEGER NOT NULL, day DATE NOT NULL, amount DECIMAL(18,6) NOT NULL, quantity DECIMAL(28,9) NOT NULL, expected_hours INTEGER NOT NULL, "
        + "measured_hours INTEGER NOT NULL, estimated_hours INTEGER NOT NULL, manual_hours INTEGER NOT NULL, receive_timed_hours INTEGER NOT NULL, checkpoint VARCHAR";

    /// <summary>The columns of a finding.</summary>
    public const string FindingColumns = "register INTEGER NOT NULL, kind INTEGER NOT NULL, first_point TIMESTAMP NOT NULL, amount DECIMAL(28,6)";

    /// <summary>Creates what is missing.</summary>
    public static void Create(DuckDBConnection connection)
    {
        connection.Execute("CREATE TABLE IF NOT EXISTS register (id INTEGER PRIMARY KEY, meter VARCHAR NOT NULL, name VARCHAR NOT NULL)");
        connection.Execute($"CREATE TABLE IF NOT EXISTS day ({DayColumns})");
        connection.Execute($"CREATE TABLE IF NOT EXISTS day_history ({DayColumns}, replaced_at TIMESTAMP NOT NULL)");
        connection.Execute($"CREATE TABLE IF NOT EXISTS finding ({FindingColumns})");
        ClosingTables.Create(connection);
        MonthTable.Create(connection);
    }

    /// <summary>Writes one day row.</summary>
    public static void Fill(IDuckDBAppenderRow row, int register, LedgerDay day) => row
        .AppendValue((int?)register)
        .AppendValue((DateOnly?)day.Day)
        .AppendValue((decimal?)day.Amount)
        .AppendValue((decimal?)LedgerLimits.RoundQuantity(day.Quantity))
        .AppendValue((int?)day.ExpectedHours)
        .AppendValue((int?)day.MeasuredHours)
        .AppendValue((int?)day.EstimatedHours)
        .AppendValue((int?)day.ManualHours)
        .AppendValue((int?)day.ReceiveTimedHours)
        .AppendValue(day.Checkpoint);

    /// <summary>Writes one finding.</summary>
    public static void Fill(IDuckDBAppenderRow row, int register, Finding finding) => row
        .AppendValue((int?)register)
        .AppendValue((int?)finding.Kind)
        .AppendInstant(finding.At)
        .AppendValue(finding.Amount);

    /// <summary>Reads a day row whose columns follow the register's, from column 1 on.</summary>
    public static LedgerDay Day(DuckDBDataReader reader, RegisterId register) => new()
    {
        Register = register,
        Day = reader.GetFieldValue<DateOnly>(1),
        Amount = reader.GetDecimal(2),
        Quantity = reader.GetDecimal(3),
        ExpectedHours = reader.GetInt32(4),
        MeasuredHours = reader.GetInt32(5),
        EstimatedHours = reader.GetInt32(6),
        ManualHours = reader.GetInt32(7),
        ReceiveTimedHours = reader.GetInt32(8),
        Checkpoint = reader.IsDBNull(9) ? null : reader.GetString(9),
    };
}
