using DuckDB.NET.Data;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Stores.DuckDb;

namespace EnergyQuota.Metering.Ledger.DuckDb;

/// <summary>Freezes, confirms and releases closings, inside the caller's transaction.</summary>
internal sealed class ClosingFreeze(DuckDBConnection connection, RegisterNumbers numbers)
{
    private readonly Dictionary<RegisterId, int> _added = [];

    /// <summary>Registers that got a number; to be published once committed.</summary>
    public IReadOnlyDictionary<RegisterId, int> AddedRegisters => _added;

    /// <summary>Freezes.</summary>
    /// <returns>What is frozen, by register.</returns>
    public List<ClosedRegister> Freeze(string closing, Month month, IReadOnlyCollection<RegisterToClose> registers)
    {
        Release([closing]);
        RefuseConfirmed(closing);
        var numbered = registers.DistinctBy(r => r.Register).OrderBy(r => r.Register).Select(r => (Number: NumberOf(r.Register), Wanted: r)).ToList();
        RegisterNumbers.Insert(connection, _added);
        connection.Execute("CREATE OR REPLACE TEMP TABLE closing_now (register INTEGER, rank INTEGER)");
        connection.Append("closing_now", numbered.Index(), static (row, item) => row
            .AppendValue((int?)item.Item.Number).AppendValue((int?)item.Index));
        var taken = new Dictionary<RegisterId, ClosedRegister>();
        connection.Query(
            $"""
            SELECT n.rank, {ClosingTables.Columns} FROM closed_register c JOIN closing_now n USING (register)
            WHERE c.month = DATE '{month.FirstDay:O}' ORDER BY n.rank, c.closing
            """,
            row =>
            {
                var closed = ClosingTables.Closed(row, numbered[row.GetInt32(0)].Wanted.Register);
                taken.TryAdd(closed.Register, closed with { Closing = closing });
            });
        var days = new List<LedgerDay>();
        connection.Query(
            $"""
            SELECT n.rank, d.day, {LedgerTables.Figures}, NULL FROM day d JOIN closing_now n USING (register)
            WHERE d.day >= DATE '{month.FirstDay:O}' AND d.day < DATE '{month.Next.FirstDay:O}' ORDER BY n.rank, d.day
            """,
            row => days.Add(LedgerTables.Day(row, numbered[row.GetInt32(0)].Wanted.Register)));
        var byRegister = days.ToLookup(day => day.Register);
        var frozen = numbered
            .Select(item => taken.GetValueOrDefault(item.Wanted.Register) ?? Make(closing, month, item.Wanted, [.. byRegister[item.Wanted.Register]]))
            .ToList();
        connection.Append("closed_register", numbered.Zip(frozen), static (row, item) => ClosingTables.Fill(row, item.First.Number, item.Second));
        return frozen;
    }

    /// <summary>Makes closings count.</summary>
    public void Confirm(IReadOnlyCollection<string> closings)
    {
        Name(closings);
        connection.Execute("UPDATE closed_register SET confirmed = true WHERE NOT confirmed AND closing IN (SELECT name FROM closing_name)");
    }

    /// <summary>Takes closings back that are not confirmed, and the days that were kept for them alone.</summary>
    public void Release(IReadOnlyCollection<string> closings) => TakeBack(closings, "NOT confirmed AND");

    /// <summary>Takes closings back, confirmed or not, and the days that were kept for them alone.</summary>
    public void Reopen(IReadOnlyCollection<string> closings) => TakeBack(closings, "");

    private void TakeBack(IReadOnlyCollection<string> closings, string only)
    {
        Name(closings);
        if (connection.Execute($"DELETE FROM closed_register WHERE {only} closing IN (SELECT name FROM closing_name)") > 0)
        {
            connection.Execute(
                """
                DELETE FROM closed_day WHERE NOT EXISTS (SELECT 1 FROM closed_register c
                    WHERE c.register = closed_day.register AND c.month = make_date(year(closed_day.day), month(closed_day.day), 1))
                """);
        }
    }

    private static ClosedRegister Make(string closing, Month month, RegisterToClose wanted, IReadOnlyCollection<LedgerDay> days) => new(
        closing, wanted.Register, month, wanted.Start, wanted.End, MonthFigures.Of(days), wanted.ExpectedHours, DayDigest.Of(days));

    private int NumberOf(RegisterId register)
    {
        if (!numbers.TryGet(register, out var number) && !_added.TryGetValue(register, out number))
        {
            number = numbers.Next + _added.Count;
            _added.Add(register, number);
        }

        return number;
    }

    private void RefuseConfirmed(string closing)
    {
        Name([closing]);
        connection.Query(
            "SELECT count(*) FROM closed_register WHERE closing IN (SELECT name FROM closing_name)",
            row =>
            {
                if (row.GetInt64(0) > 0)
                {
                    throw new InvalidOperationException($"The closing {closing} is confirmed; it cannot be frozen again.");
                }
            });
    }

    private void Name(IReadOnlyCollection<string> closings)
    {
        connection.Execute("CREATE OR REPLACE TEMP TABLE closing_name (name VARCHAR)");
        connection.Append("closing_name", closings, static (row, name) => row.AppendValue(name));
    }
}
