using DuckDB.NET.Data;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>One query over the months of an interval and the conflicts, on a connection and snapshot of its own.</summary>
internal sealed class ReadingQuery : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly RegisterId[] _registers;
    private readonly string _source;
    private DuckDBCommand? _command;
    private DuckDBDataReader? _reader;

    private ReadingQuery(DuckDBConnection connection, RegisterId[] registers, string source) =>
        (_connection, _registers, _source) = (connection, registers, source);

    /// <summary>Writes down which registers are wanted and which tables hold the interval.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be opened.</exception>
    public static ReadingQuery Prepare(
        DuckDbFile file, RegisterNumbers numbers, IReadOnlyCollection<RegisterId> registers, DateTimeOffset from, DateTimeOffset to)
    {
        var ordered = registers.Distinct().Where(register => numbers.TryGet(register, out _)).ToArray();
        Array.Sort(ordered);
        var connection = file.Connect();
        try
        {
            connection.Execute("CREATE TEMP TABLE wanted (register INTEGER, rank INTEGER)");
            connection.Append("wanted", ordered.Index(), (row, item) =>
            {
                numbers.TryGet(item.Item, out var number);
                row.AppendValue((int?)number).AppendValue((int?)item.Index);
            });
            var months = ordered.Length == 0 ? [] : ReadingTables.Between(ReadingTables.Months(connection), from, to);
            return new ReadingQuery(connection, ordered, Source(months, from, to));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Starts the ordered stream.</summary>
    public bool Start()
    {
        _command = _connection.CreateCommand();
        _command.UseStreamingMode = true;
        _command.CommandText = $"SELECT w.rank, time, value, received_at, basis, device_time FROM ({_source}) r JOIN wanted w USING (register) ORDER BY w.rank, time, value";
        _reader = _command.ExecuteReader();
        return true;
    }

    /// <summary>The next reading, or <see langword="null"/> after the last.</summary>
    public Reading? Next() => !_reader!.Read()
        ? null
        : new Reading(
            _registers[_reader.GetInt32(0)],
            _reader.GetInstant(1),
            _reader.GetDecimal(2),
            _reader.GetInstant(3),
            (TimeBasis)_reader.GetByte(4),
            _reader.IsDBNull(5) ? null : _reader.GetInstant(5));

    /// <summary>How many rows the stream would have.</summary>
    public long Count()
    {
        var count = 0L;
        _connection.Query($"SELECT count(*) FROM ({_source}) r SEMI JOIN wanted USING (register)", row => count = row.GetInt64(0));
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _command?.Dispose();
        _connection.Dispose();
    }

    private static string Source(IEnumerable<int> months, DateTimeOffset from, DateTimeOffset to)
    {
        var between = FormattableString.Invariant(
            $"WHERE time >= make_timestamp({UnixMicros.Bound(from)}) AND time < make_timestamp({UnixMicros.Bound(to)})");
        return string.Join(" UNION ALL ", months.Select(ReadingTables.Name).Append("conflicts")
            .Select(table => $"SELECT register, time, value, received_at, basis, device_time FROM {table} {between}"));
    }
}
