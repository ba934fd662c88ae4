using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Stores.DuckDb;

namespace EnergyQuota.Metering.Ledger.DuckDb;

/// <content>Questions about closed months.</content>
internal sealed partial class LedgerQuery
{
    /// <summary>What was closed of the wanted registers.</summary>
    public List<ClosedRegister> Closed(Month from, Month to) => Read(
        $"""
        SELECT w.rank, {ClosingTables.Columns} FROM closed_register c JOIN wanted w USING (register)
        WHERE c.confirmed AND c.month BETWEEN DATE '{from.FirstDay:O}' AND DATE '{to.FirstDay:O}' ORDER BY w.rank, c.month, c.closing
        """,
        ClosingTables.Closed);

    /// <summary>The names of closings that are frozen and not confirmed.</summary>
    public List<string> Unconfirmed()
    {
        var names = new List<string>();
        _connection.Query("SELECT DISTINCT closing FROM closed_register WHERE NOT confirmed ORDER BY closing", row => names.Add(row.GetString(0)));
        return names;
    }

    /// <summary>Closed months with days that were settled anew, whatever the register.</summary>
    public List<ClosedDifference> Differences(Month from, Month to)
    {
        var rows = new List<ClosedDifference>();
        _connection.Query(
            $"""
            WITH touched AS (
                SELECT register, make_date(year(day), month(day), 1) AS month, min(replaced_at) AS since, max(replaced_at) AS latest, CAST(count(*) AS INTEGER) AS days
                FROM frozen_day WHERE day >= DATE '{from.FirstDay:O}' AND day < DATE '{to.Next.FirstDay:O}' GROUP BY 1, 2),
            closed AS (SELECT DISTINCT ON (c.register, c.month) c.* FROM closed_register c JOIN touched t USING (register, month) WHERE c.confirmed),
            known AS (
                SELECT d.register, make_date(year(d.day), month(d.day), 1) AS month, CAST(sum(d.amount) AS DECIMAL(28,6)) AS amount,
                    CAST(sum(d.quantity) AS DECIMAL(28,9)) AS quantity, CAST(count(*) AS INTEGER) AS days, CAST(sum(d.measured_hours) AS INTEGER) AS measured,
                    CAST(sum(d.estimated_hours) AS INTEGER) AS estimated, CAST(sum(d.manual_hours) AS INTEGER) AS manual,
                    CAST(sum(d.receive_timed_hours) AS INTEGER) AS received
                FROM day d JOIN touched t ON d.register = t.register AND make_date(year(d.day), month(d.day), 1) = t.month
                WHERE d.day >= DATE '{from.FirstDay:O}' AND d.day < DATE '{to.Next.FirstDay:O}' GROUP BY 1, 2)
            SELECT r.meter, r.name, t.month, c.amount, c.quantity, c.days, c.measured_hours, c.estimated_hours, c.manual_hours, c.receive_timed_hours,
                COALESCE(k.amount, 0), COALESCE(k.quantity, 0), COALESCE(k.days, 0), COALESCE(k.measured, 0), COALESCE(k.estimated, 0),
                COALESCE(k.manual, 0), COALESCE(k.received, 0), t.since, t.latest, t.days
            FROM touched t JOIN closed c USING (register, month) JOIN register r ON r.id = t.register
            LEFT JOIN known k ON k.register = t.register AND k.month = t.month
            ORDER BY t.month, r.meter, r.name
            """,
            row => rows.Add(new ClosedDifference(
                new RegisterId(row.GetString(0), row.GetString(1)),
                Month.Of(row.GetFieldValue<DateOnly>(2)),
                ClosingTables.Figures(row, 3),
                ClosingTables.Figures(row, 10),
                row.GetInstant(17),
                row.GetInstant(18),
                row.GetInt32(19))));
        return rows;
    }
}
