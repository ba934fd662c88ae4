using DuckDB.NET.Data;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Stores.DuckDb;

namespace EnergyQuota.Metering.Ledger.DuckDb;

/// <summary>The tables of closed months in <c>ledger.duckdb</c>, and how their rows are written and read.</summary>
/// <remarks>
/// A closed month's days are not copied: <c>closed_day</c> gets a day as it was closed when settlement first gives it other
/// content, with empty figures where it had no row. So a province's year of closings costs its registers' months, not its days.
/// </remarks>
internal static class ClosingTables
{
    /// <summary>Day rows as closed where a month is closed, as now known elsewhere.</summary>
    public const string DaysAsClosed =
        "(SELECT * FROM day current WHERE NOT EXISTS (SELECT 1 FROM frozen_day f WHERE f.register = current.register AND f.day = current.day) "
        + "UNION ALL SELECT register, day, " + LedgerTables.Figures + ", NULL FROM frozen_day WHERE amount IS NOT NULL)";

    /// <summary>The columns of a closed register after its number: see <see cref="Closed"/>.</summary>
    public const string Columns =
        "closing, month, start_level, start_basis, end_level, end_basis, expected_hours, sha256, " + Sums;

    private const string Sums = "amount, quantity, days, measured_hours, estimated_hours, manual_hours, receive_timed_hours";

    /// <summary>Creates what is missing.</summary>
    public static void Create(DuckDBConnection connection)
    {
        connection.Execute(
            """
            CREATE TABLE IF NOT EXISTS closed_register (register INTEGER NOT NULL, closing VARCHAR NOT NULL, month DATE NOT NULL,
                start_level DECIMAL(18,6), start_basis INTEGER NOT NULL, end_level DECIMAL(18,6), end_basis INTEGER NOT NULL,
                expected_hours INTEGER NOT NULL, sha256 VARCHAR NOT NULL, amount DECIMAL(28,6) NOT NULL, quantity DECIMAL(28,9) NOT NULL,
                days INTEGER NOT NULL, measured_hours INTEGER NOT NULL, estimated_hours INTEGER NOT NULL, manual_hours INTEGER NOT NULL,
                receive_timed_hours INTEGER NOT NULL, confirmed BOOLEAN NOT NULL)
            """);
        connection.Execute(
            """
            CREATE TABLE IF NOT EXISTS closed_day (register INTEGER NOT NULL, day DATE NOT NULL, amount DECIMAL(18,6), quantity DECIMAL(28,9),
                expected_hours INTEGER, measured_hours INTEGER, estimated_hours INTEGER, manual_hours INTEGER, receive_timed_hours INTEGER,
                replaced_at TIMESTAMP NOT NULL)
            """);
        connection.Execute(
            """
            CREATE VIEW IF NOT EXISTS frozen_day AS SELECT d.* FROM closed_day d WHERE EXISTS (
                SELECT 1 FROM closed_register c WHERE c.register = d.register AND c.month = make_date(year(d.day), month(d.day), 1) AND c.confirmed)
            """);
    }

    /// <summary>Keeps days of closed months as they were closed, before they are replaced for the first time.</summary>
    /// <remarks>Reads the temporary tables <c>gone</c> and <c>come</c> of <see cref="LedgerReplacement"/>.</remarks>
    /// <param name="connection">Inside the transaction of the replacement.</param>
    /// <param name="now">When.</param>
    public static void KeepReplaced(DuckDBConnection connection, DateTimeOffset now) => connection.Execute(FormattableString.Invariant(
        $"""
        INSERT INTO closed_day
        SELECT t.register, t.day, g.amount, g.quantity, g.expected_hours, g.measured_hours, g.estimated_hours, g.manual_hours, g.receive_timed_hours,
            make_timestamp({Stores.UnixMicros.From(now)})
        FROM (SELECT register, day FROM gone UNION SELECT register, day FROM come) t
        LEFT JOIN gone g ON g.register = t.register AND g.day = t.day
        WHERE EXISTS (SELECT 1 FROM closed_register c WHERE c.register = t.register AND c.month = make_date(year(t.day), month(t.day), 1))
            AND NOT EXISTS (SELECT 1 FROM closed_day k WHERE k.register = t.register AND k.day = t.day)
            AND NOT EXISTS (SELECT 1 FROM come n WHERE n.register = t.register AND n.day = t.day AND {Same("n", "g")})
        """));

    /// <summary>Writes one closed register, not confirmed.</summary>
    public static void Fill(IDuckDBAppenderRow row, int register, ClosedRegister closed) => row
        .AppendValue((int?)register)
        .AppendValue(closed.Closing)
        .AppendValue((DateOnly?)closed.Month.FirstDay)
        .AppendValue(closed.Start.Level)
        .AppendValue((int?)closed.Start.Basis)
        .AppendValue(closed.End.Level)
        .AppendValue((int?)closed.End.Basis)
        .AppendValue((int?)closed.ExpectedHours)
        .AppendValue(closed.Sha256)
        .AppendValue((decimal?)closed.Figures.Amount)
        .AppendValue((decimal?)closed.Figures.Quantity)
        .AppendValue((int?)closed.Figures.Days)
        .AppendValue((int?)closed.Figures.MeasuredHours)
        .AppendValue((int?)closed.Figures.EstimatedHours)
        .AppendValue((int?)closed.Figures.ManualHours)
        .AppendValue((int?)closed.Figures.ReceiveTimedHours)
        .AppendValue((bool?)false);

    /// <summary>Reads a closed register whose <see cref="Columns"/> begin at column 1.</summary>
    public static ClosedRegister Closed(DuckDBDataReader row, RegisterId register) => new(
        row.GetString(1),
        register,
        Month.Of(row.GetFieldValue<DateOnly>(2)),
        new BoundaryLevel(row.IsDBNull(3) ? null : row.GetDecimal(3), (BoundaryBasis)row.GetInt32(4)),
        new BoundaryLevel(row.IsDBNull(5) ? null : row.GetDecimal(5), (BoundaryBasis)row.GetInt32(6)),
        Figures(row, 9),
        row.GetInt32(7),
        row.GetString(8));

    /// <summary>Reads figures from seven columns.</summary>
    public static MonthFigures Figures(DuckDBDataReader row, int first) => new(
        row.GetDecimal(first), row.GetDecimal(first + 1), row.GetInt32(first + 2), row.GetInt32(first + 3), row.GetInt32(first + 4),
        row.GetInt32(first + 5), row.GetInt32(first + 6));

    private static string Same(string one, string other) =>
        string.Join(" AND ", LedgerTables.Figures.Split(", ").Select(column => $"{one}.{column} = {other}.{column}"));
}
