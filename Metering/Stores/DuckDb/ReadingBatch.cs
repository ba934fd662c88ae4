using System.Globalization;
using DuckDB.NET.Data;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>Sorts one batch into new rows, repeats and conflicts and writes it, inside the caller's transaction.</summary>
internal sealed class ReadingBatch(
    IReadOnlyList<Reading> batch, DuckDBConnection connection, RegisterNumbers numbers, NewestTimes newest, SortedSet<int> months)
{
    private readonly Dictionary<RegisterId, int> _added = [];
    private readonly HashSet<int> _newMonths = [];

    // Places in the batch: readings are large, and copies of them would be most of the work.
    private readonly List<int> _rows = new(batch.Count);
    private readonly List<int> _conflicts = [];
    private readonly int[] _registers = new int[batch.Count];
    private readonly DateTimeOffset[] _times = new DateTimeOffset[batch.Count];
    private readonly List<ReadingFate> _others = [];

    /// <summary>Registers that got a number in this batch; to be published once committed.</summary>
    public IReadOnlyDictionary<RegisterId, int> AddedRegisters => _added;

    /// <summary>Months that got a table in this batch; to be published once committed.</summary>
    public IReadOnlySet<int> AddedMonths => _newMonths;

    /// <summary>Writes the batch.</summary>
    /// <param name="now">When a conflict is noted.</param>
    public AppendOutcome Write(DateTimeOffset now)
    {
        Sort();
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

        return new AppendOutcome(_rows.Count, batch.Count - _rows.Count - _conflicts.Count, _conflicts.Count) { Others = _others };
    }

    private void Sort()
    {
        for (var i = 0; i < _registers.Length; i++)
        {
            var reading = batch[i];
            (_registers[i], _times[i]) = (NumberOf(reading.Register), reading.Time);
        }

        newest.Load(connection, _registers.Where(register => register < numbers.Next).Distinct());
        var late = new List<int>();
        for (var i = 0; i < _registers.Length; i++)
        {
            var isNew = newest.Raise(_registers[i], UnixMicros.From(_times[i]));
            (isNew ? _rows : late).Add(i);
        }

        if (late.Count > 0)
        {
            Judge(late);
        }
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

    private void Judge(List<int> late)
    {
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
                _others.Add(new ReadingFate(place, kind));
            }
        }
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
