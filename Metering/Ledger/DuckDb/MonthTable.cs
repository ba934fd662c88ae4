using DuckDB.NET.Data;
using EnergyQuota.Metering.Stores.DuckDb;

namespace EnergyQuota.Metering.Ledger.DuckDb;

/// <summary>
/// The month sums above the day rows, as now known: a province's year has half a billion days and a twenty-eighth of that in months.
/// Every replacement of days moves them by exactly its difference, in the same transaction.
/// </summary>
internal static class MonthTable
{
    /// <summary>The sums of a row, in the order in which <see cref="Summands"/> gives them.</summary>
    public const string Sums = "amount, quantity, certain, days, measured_hours, estimated_hours, manual_hours, receive_timed_hours";

    /// <summary>Creates the table, and fills it from the days of a ledger that was made before it.</summary>
    public static void Create(DuckDBConnection connection)
    {
        var exists = false;
        connection.Query("SELECT count(*) FROM information_schema.tables WHERE table_name = 'month_sum'", row => exists = row.GetInt64(0) > 0);
        if (exists)
        {
            return;
        }

        var months = new List<DateOnly>();
        connection.Query("SELECT DISTINCT make_date(year(day), month(day), 1) AS month FROM day ORDER BY month", row => months.Add(row.GetFieldValue<DateOnly>(0)));

        // Month by month: a province's year at once would spill more to the disk than the days take. All or nothing, so that a stop leaves no half.
        using var transaction = connection.BeginTransaction();
        connection.Execute($"CREATE TABLE month_sum AS {SumsOf(Summands("(SELECT * FROM day LIMIT 0)", ""), "month, register")}");
        foreach (var month in months)
        {
            var days = $"(SELECT * FROM day WHERE day >= DATE '{month:O}' AND day < DATE '{month.AddMonths(1):O}')";
            connection.Execute($"INSERT INTO month_sum {SumsOf(Summands(days, ""), "month, register")}");
        }

        transaction.Commit();
    }

    /// <summary>Moves the sums by what a replacement changes, before the days themselves are replaced.</summary>
    /// <remarks>Reads the temporary tables <c>gone</c> and <c>come</c> of <see cref="LedgerReplacement"/>.</remarks>
    public static void AddDifference(DuckDBConnection connection)
    {
        connection.Execute($"CREATE OR REPLACE TEMP TABLE month_change AS {SumsOf($"{Summands("come", "")} UNION ALL {Summands("gone", "-")}", "month, register")}");
        connection.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE month_now AS
            {SumsOf($"SELECT register, month, {Sums} FROM month_change UNION ALL SELECT m.register, m.month, {Qualified("m")} FROM month_sum m JOIN month_change c USING (register, month)", "month, register")}
            """);
        connection.Execute("DELETE FROM month_sum USING month_change c WHERE month_sum.register = c.register AND month_sum.month = c.month");
        connection.Execute("INSERT INTO month_sum SELECT * FROM month_now WHERE days > 0 ORDER BY month, register");
    }

    /// <summary>Day rows as summands of months.</summary>
    /// <param name="days">The table or subquery of day rows.</param>
    /// <param name="sign">Empty to add, <c>-</c> to take away.</param>
    public static string Summands(string days, string sign) =>
        $"SELECT register, make_date(year(day), month(day), 1) AS month, {DaySums(sign)} FROM {days}";

    /// <summary>The sums of one day row.</summary>
    /// <param name="sign">Empty to add, <c>-</c> to take away.</param>
    /// <param name="row">The row's name in the query, with its point, or empty.</param>
    public static string DaySums(string sign, string row = "") =>
        $"{sign}{row}amount AS amount, {sign}{row}quantity AS quantity, CASE WHEN {row}estimated_hours = 0 THEN {sign}{row}quantity ELSE 0 END AS certain, {sign}1 AS days, "
        + string.Join(", ", HourColumns.Select(column => $"{sign}{row}{column} AS {column}"));

    /// <summary>The sums of rows.</summary>
    public static string Aggregates =>
        "CAST(sum(amount) AS DECIMAL(28,6)) AS amount, CAST(sum(quantity) AS DECIMAL(28,9)) AS quantity, CAST(sum(certain) AS DECIMAL(28,9)) AS certain, "
        + string.Join(", ", HourColumns.Prepend("days").Select(column => $"CAST(sum({column}) AS INTEGER) AS {column}"));

    /// <summary>The columns of the sums, of one table of a query.</summary>
    public static string Qualified(string table) => string.Join(", ", Sums.Split(", ").Select(column => $"{table}.{column}"));

    private static string[] HourColumns => ["measured_hours", "estimated_hours", "manual_hours", "receive_timed_hours"];

    private static string SumsOf(string summands, string order) =>
        $"SELECT register, month, {Aggregates} FROM ({summands}) GROUP BY register, month ORDER BY {order}";
}
