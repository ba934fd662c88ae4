using System.Globalization;
using DuckDB.NET.Data;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>The tables of <c>readings.duckdb</c>: one per UTC month, one for conflicts, one that numbers the registers.</summary>
/// <remarks>Months are tables so that a query opens few of them and old ones can be moved or dropped whole.</remarks>
internal static class ReadingTables
{
    private const string Prefix = "readings_";
    private const string Columns =
        "register INTEGER NOT NULL, time TIMESTAMP NOT NULL, value DECIMAL(18,6) NOT NULL, received_at TIMESTAMP NOT NULL, basis UTINYINT NOT NULL, device_time TIMESTAMP";

    /// <summary>Creates what every file has.</summary>
    public static void Create(DuckDBConnection connection)
    {
        connection.Execute("CREATE TABLE IF NOT EXISTS register (id INTEGER PRIMARY KEY, meter VARCHAR NOT NULL, name VARCHAR NOT NULL)");
        connection.Execute($"CREATE TABLE IF NOT EXISTS conflicts ({Columns}, noted_at TIMESTAMP NOT NULL)");
    }

    /// <summary>The months that have a table, as yyyyMM, oldest first.</summary>
    public static SortedSet<int> Months(DuckDBConnection connection)
    {
        var months = new SortedSet<int>();
        connection.Query(
            "SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND table_name LIKE 'readings\\_%' ESCAPE '\\'",
            row => months.Add(int.Parse(row.GetString(0).AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture)));
        return months;
    }

    /// <summary>Creates the table of a month.</summary>
    public static void CreateMonth(DuckDBConnection connection, int month) => connection.Execute($"CREATE TABLE IF NOT EXISTS {Name(month)} ({Columns})");

    /// <summary>The table of a month.</summary>
    public static string Name(int month) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{month:D6}");

    /// <summary>The UTC month of an instant as yyyyMM.</summary>
    public static int MonthOf(DateTimeOffset instant) => (instant.UtcDateTime.Year * 100) + instant.UtcDateTime.Month;

    /// <summary>The months of an interval that have a table.</summary>
    public static IEnumerable<int> Between(SortedSet<int> months, DateTimeOffset from, DateTimeOffset to) =>
        from >= to ? [] : months.GetViewBetween(MonthOf(from), MonthOf(to));

    /// <summary>One row of a month's table.</summary>
    public static void Fill(IDuckDBAppenderRow row, int register, in Reading reading) => row
        .AppendValue(register)
        .AppendValue(reading.Time.UtcDateTime)
        .AppendValue(reading.Value)
        .AppendValue(reading.ReceivedAt.UtcDateTime)
        .AppendValue((byte)reading.Basis)
        .AppendInstant(reading.DeviceTime);
}
