using DuckDB.NET.Data;
using EnergyQuota.Metering.Stores.DuckDb;

namespace EnergyQuota.Metering.Ledger.DuckDb;

/// <summary>Replaces rows and findings of many registers at once, inside the caller's transaction; writes only what differs.</summary>
internal sealed class LedgerReplacement(DuckDBConnection connection, RegisterNumbers numbers)
{
    private readonly Dictionary<RegisterId, int> _added = [];

    /// <summary>Registers that got a number; to be published once committed.</summary>
    public IReadOnlyDictionary<RegisterId, int> AddedRegisters => _added;

    /// <summary>Replaces.</summary>
    /// <param name="changes">One change per register.</param>
    /// <param name="now">When rows that are replaced stopped being current.</param>
    /// <returns>How many day rows were changed, added or removed.</returns>
    public int Write(IReadOnlyCollection<LedgerChange> changes, DateTimeOffset now)
    {
        var numbered = changes.Select(change => (Register: NumberOf(change.Register), Change: change)).ToList();
        RegisterNumbers.Insert(connection, _added);
        connection.Execute("CREATE OR REPLACE TEMP TABLE change (register INTEGER, first DATE, past DATE, findings_from TIMESTAMP, findings_to TIMESTAMP)");
        connection.Append("change", numbered, static (row, item) => row
            .AppendValue((int?)item.Register)
            .AppendValue((DateOnly?)item.Change.From)
            .AppendValue((DateOnly?)item.Change.To)
            .AppendInstant(item.Change.FindingsFrom)
            .AppendInstant(item.Change.FindingsTo));
        connection.Execute($"CREATE OR REPLACE TEMP TABLE new_day ({LedgerTables.DayColumns})");
        connection.Append(
            "new_day",
            numbered.SelectMany(item => item.Change.Days, (item, day) => (item.Register, Day: day)),
            static (row, item) => LedgerTables.Fill(row, item.Register, item.Day));
        connection.Execute($"CREATE OR REPLACE TEMP TABLE new_finding ({LedgerTables.FindingColumns})");
        connection.Append(
            "new_finding",
            numbered.SelectMany(item => item.Change.Findings, (item, finding) => (item.Register, Finding: finding)),
            static (row, item) => LedgerTables.Fill(row, item.Register, item.Finding));
        var changed = ReplaceDays(now);
        ReplaceFindings();
        return changed;
    }

    private int NumberOf(RegisterId register)
    {
        if (!numbers.TryGet(register, out var number) && !_added.TryGetValue(register, out number))
        {
            number = numbers.Next + _added.Count;
            _added.Add(register, number);
        }

        return number;
    }

    private int ReplaceDays(DateTimeOffset now)
    {
        connection.Execute("CREATE OR REPLACE TEMP TABLE old_day AS SELECT d.* FROM day d JOIN change c ON d.register = c.register AND d.day >= c.first AND d.day < c.past");
        connection.Execute("CREATE OR REPLACE TEMP TABLE gone AS SELECT * FROM old_day EXCEPT SELECT * FROM new_day");
        connection.Execute("CREATE OR REPLACE TEMP TABLE come AS SELECT * FROM new_day EXCEPT SELECT * FROM old_day");
        var changed = 0;
        connection.Query(
            "SELECT count(*) FROM (SELECT register, day FROM gone UNION SELECT register, day FROM come)", row => changed = (int)row.GetInt64(0));
        if (changed == 0)
        {
            return 0;
        }

        // A checkpoint is machinery, not a figure anyone cites: a row in which only that changed needs no history.
        connection.Execute(FormattableString.Invariant(
            $"""
            INSERT INTO day_history SELECT gone.*, make_timestamp({Stores.UnixMicros.From(now)}) FROM gone
            ANTI JOIN (SELECT register, day, {LedgerTables.Figures} FROM come) same USING (register, day, {LedgerTables.Figures})
            """));
        ClosingTables.KeepReplaced(connection, now);
        MonthTable.AddDifference(connection);
        connection.Execute("DELETE FROM day USING gone WHERE day.register = gone.register AND day.day = gone.day");
        connection.Execute("INSERT INTO day SELECT * FROM come ORDER BY day, register");
        return changed;
    }

    private void ReplaceFindings()
    {
        connection.Execute(
            "CREATE OR REPLACE TEMP TABLE old_finding AS SELECT f.* FROM finding f JOIN change c ON f.register = c.register AND f.first_point >= c.findings_from AND f.first_point < c.findings_to");
        connection.Execute("CREATE OR REPLACE TEMP TABLE gone_finding AS SELECT * FROM old_finding EXCEPT SELECT * FROM new_finding");
        connection.Execute(
            """
            DELETE FROM finding USING gone_finding g
            WHERE finding.register = g.register AND finding.kind = g.kind AND finding.first_point = g.first_point AND finding.amount IS NOT DISTINCT FROM g.amount
            """);
        connection.Execute("INSERT INTO finding SELECT * FROM new_finding EXCEPT SELECT * FROM old_finding");
    }
}
