using DuckDB.NET.Data;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Metering.Stores.DuckDb;

namespace EnergyQuota.Metering.Ledger.DuckDb;

/// <summary>One question to the ledger about some registers, on a connection and snapshot of its own.</summary>
internal sealed partial class LedgerQuery : IDisposable
{
    private const string DayRow =
        "d.day, d.amount, d.quantity, d.expected_hours, d.measured_hours, d.estimated_hours, d.manual_hours, d.receive_timed_hours, d.checkpoint";

    private readonly DuckDBConnection _connection;
    private readonly RegisterId[] _registers;

    /// <summary>Writes down which registers are wanted, in order, each with a day that some questions need.</summary>
    public LedgerQuery(DuckDbFile file, RegisterNumbers numbers, IEnumerable<(RegisterId Register, DateOnly Before)> wanted)
    {
        var ordered = wanted.DistinctBy(item => item.Register).OrderBy(item => item.Register)
            .Select(item => (item.Register, item.Before, Number: numbers.TryGet(item.Register, out var number) ? number : -1))
            .Where(item => item.Number >= 0)
            .ToArray();
        _registers = [.. ordered.Select(item => item.Register)];
        _connection = file.Connect();
        try
        {
            _connection.Execute("CREATE TEMP TABLE wanted (register INTEGER, rank INTEGER, before DATE)");
            _connection.Append("wanted", ordered.Index(), static (row, item) => row
                .AppendValue((int?)item.Item.Number).AppendValue((int?)item.Index).AppendValue((DateOnly?)item.Item.Before));
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The day rows of an interval, by default as now known.</summary>
    public List<LedgerDay> Days(DateOnly from, DateOnly to, string days = "day") => Read(
        $"SELECT w.rank, {DayRow} FROM {days} d JOIN wanted w USING (register) WHERE {Between(from, to)} ORDER BY w.rank, d.day",
        LedgerTables.Day);

    /// <summary>All findings.</summary>
    public List<Finding> Findings() => Read(
        "SELECT w.rank, f.kind, f.first_point, f.amount FROM finding f JOIN wanted w USING (register) ORDER BY w.rank, f.first_point, f.kind, f.amount",
        static (row, register) => new Finding(register, (FindingKind)row.GetInt32(1), row.GetInstant(2), row.IsDBNull(3) ? null : row.GetDecimal(3)));

    /// <summary>The findings of some kinds, whatever the register, newest first.</summary>
    public List<Finding> FindingsOf(IReadOnlyCollection<FindingKind> kinds)
    {
        var rows = new List<Finding>();
        if (kinds.Count > 0)
        {
            _connection.Query(
                $"""
                SELECT r.meter, r.name, f.kind, f.first_point, f.amount FROM finding f JOIN register r ON f.register = r.id
                WHERE f.kind IN ({string.Join(',', kinds.Select(kind => kind.ToString("D")))})
                ORDER BY f.first_point DESC, r.meter, r.name, f.kind
                """,
                row => rows.Add(new Finding(
                    new RegisterId(row.GetString(0), row.GetString(1)), (FindingKind)row.GetInt32(2), row.GetInstant(3), row.IsDBNull(4) ? null : row.GetDecimal(4))));
        }

        return rows;
    }

    /// <summary>For each register its newest row with a checkpoint before its day.</summary>
    public List<LedgerDay> Checkpoints() => Read(
        $"""
        SELECT n.rank, {DayRow} FROM day d JOIN (
            SELECT w.rank, w.register, max(c.day) AS day FROM day c JOIN wanted w ON c.register = w.register AND c.day < w.before
            WHERE c.checkpoint IS NOT NULL GROUP BY w.rank, w.register) n
        ON d.register = n.register AND d.day = n.day ORDER BY n.rank
        """,
        LedgerTables.Day);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string Between(DateOnly from, DateOnly to) => $"d.day >= DATE '{from:O}' AND d.day < DATE '{to:O}'";

    private List<T> Read<T>(string sql, Func<DuckDBDataReader, RegisterId, T> make)
    {
        var rows = new List<T>();
        if (_registers.Length > 0)
        {
            _connection.Query(sql, row => rows.Add(make(row, _registers[row.GetInt32(0)])));
        }

        return rows;
    }
}
