using System.Globalization;
using DuckDB.NET.Data;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>Sorts a batch into new rows, repeats and conflicts and writes it, inside the caller's transaction. One batch after the other, in memory that is used again.</summary>
/// <param name="connection">The file.</param>
/// <param name="numbers">The registers' numbers.</param>
/// <param name="newest">The registers' newest times.</param>
/// <param name="months">The months that have a table.</param>
internal sealed class ReadingBatch(DuckDBConnection connection, RegisterNumbers numbers, NewestTimes newest, SortedSet<int> months)
{
    private readonly Dictionary<RegisterId, int> _added = [];
    private readonly HashSet<int> _newMonths = [];

    // Places in the batch: readings are large, and copies of them would be most of the work.
    private readonly List<int> _rows = [];
    private readonly List<int> _conflicts = [];
    private readonly List<int> _registers = [];
    private readonly List<DateTimeOffset> _times = [];

    /// <summary>Registers that got a number in this batch; to be published once committed.</summary>
    public IReadOnlyDictionary<RegisterId, int> AddedRegisters => _added;

    /// <summary>Months that got a table in this batch; to be published once committed.</summary>
    public IReadOnlySet<int> AddedMonths => _newMonths;

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="now">When a conflict is noted.</param>
    public AppendOutcome Write(IReadOnlyList<Reading> batch, DateTimeOffset now)
    {
        Clear();
        var others = Sort(batch);
        RegisterNumbers.Insert(connection, _added);
        foreach (var month in _rows.GroupBy(row => ReadingTables.MonthOf(_times[row])))
        {
            if (!months.Contains(month.Key))
            {
                ReadingTables.CreateMonth(connection, month.Key);
                _newMonths.Add(month.Key);
            }

            connection.Append(ReadingTables.Name(month.Key), month, (row, place) => ReadingTables.Fill(row, _registers[place], batch[place]));
        }

        if (_conflicts.Count > 0)
        {
            connection.Append("conflicts", _conflicts, (row, place) =>
            {
                ReadingTables.Fill(row, _registers[place], batch[place]);
                row.AppendValue(now.UtcDateTime);
            });
        }

        return new AppendOutcome(_rows.Count, batch.Count - _rows.Count - _conflicts.Count, _conflicts.Count) { Others = others };
    }

    private void Clear()
    {
        _added.Clear();
        _newMonths.Clear();
        _rows.Clear();
        _conflicts.Clear();
        _registers.Clear();
        _times.Clear();
    }

    private List<ReadingFate> Sort(IReadOnlyList<Reading> batch)
    {
        foreach (var reading in batch)
        {
            _registers.Add(NumberOf(reading.Register));
            _times.Add(reading.Time);
        }

        newest.Load(connection, _registers.Where(register => register < numbers.Next).Distinct());
        var late = new List<int>();
        for (var i = 0; i < _registers.Count; i++)
        {
            var isNew = newest.Raise(_registers[i], UnixMicros.From(_times[i]));
            (isNew ? _rows : late).Add(i);
        }

        return late.Count > 0 ? Judge(batch, late) : [];
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

    private List<ReadingFate> Judge(IReadOnlyList<Reading> batch, List<int> late)
    {
        var others = new List<ReadingFate>();
        var known = new LateReadings<int>();
        foreach (var place in late)
        {
            known.Want(_registers[place], UnixMicros.From(_times[place]));
        }

        LookUp(known, late.Select(place => ReadingTables.MonthOf(_times[place])).Distinct());
        foreach (var place in _rows)
        {
            known.Know(_registers[place], UnixMicros.From(_times[place]), batch[place].Value, null);
        }

        foreach (var place in late)
        {
            var reading = batch[place];
            var fate = known.Judge(_registers[place], UnixMicros.From(_times[place]), reading.Value, UnixMicros.From(reading.ReceivedAt), out _);
            if (fate is null or FateKind.Conflict)
            {
                (fate is null ? _rows : _conflicts).Add(place);
            }

            if (fate is { } kind)
            {
                others.Add(new ReadingFate(place, kind));
            }
        }

        return others;
    }

    /// <summary>One join per month that occurs, however many readings are late.</summary>
    private void LookUp(LateReadings<int> known, IEnumerable<int> wantedMonths)
    {
        connection.Execute("CREATE OR REPLACE TEMP TABLE late (register INTEGER, time TIMESTAMP)");
        connection.Append("late", known.Keys, static (row, key) =>
            row.AppendValue((int?)key.Register).AppendValue(UnixMicros.ToInstant(key.Time).UtcDateTime));
        foreach (var table in wantedMonths.Where(months.Contains).Select(ReadingTables.Name).Append("conflicts"))
        {
            connection.Query(
                string.Create(CultureInfo.InvariantCulture, $"SELECT t.register, epoch_us(t.time), t.value, epoch_us(t.received_at) FROM {table} t SEMI JOIN late USING (register, time)"),
                row => known.Know(row.GetInt32(0), row.GetInt64(1), row.GetDecimal(2), row.GetInt64(3)));
        }
    }
}
