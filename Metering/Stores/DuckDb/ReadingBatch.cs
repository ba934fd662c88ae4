using System.Globalization;
using DuckDB.NET.Data;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>Sorts one batch into new rows, repeats and conflicts and writes it, inside the caller's transaction.</summary>
internal sealed class ReadingBatch(DuckDBConnection connection, RegisterNumbers numbers, NewestTimes newest, SortedSet<int> months)
{
    private readonly Dictionary<RegisterId, int> _added = [];
    private readonly HashSet<int> _newMonths = [];
    private readonly List<(int Register, Reading Reading)> _rows = [];
    private readonly List<(int Register, Reading Reading)> _conflicts = [];
    private readonly List<ReadingFate> _others = [];

    /// <summary>Registers that got a number in this batch; to be published once committed.</summary>
    public IReadOnlyDictionary<RegisterId, int> AddedRegisters => _added;

    /// <summary>Months that got a table in this batch; to be published once committed.</summary>
    public IReadOnlySet<int> AddedMonths => _newMonths;

    /// <summary>Writes the batch.</summary>
    /// <param name="batch">The readings.</param>
    /// <param name="now">When a conflict is noted.</param>
    public AppendOutcome Write(IReadOnlyList<Reading> batch, DateTimeOffset now)
    {
        Sort(batch);
        RegisterNumbers.Insert(connection, _added);
        foreach (var month in _rows.GroupBy(row => ReadingTables.MonthOf(row.Reading.Time)))
        {
            if (!months.Contains(month.Key))
            {
                ReadingTables.CreateMonth(connection, month.Key);
                _newMonths.Add(month.Key);
            }

            connection.Append(ReadingTables.Name(month.Key), month, static (row, item) => ReadingTables.Fill(row, item.Register, item.Reading));
        }

        if (_conflicts.Count > 0)
        {
            connection.Append("conflicts", _conflicts, (row, item) =>
            {
                ReadingTables.Fill(row, item.Register, item.Reading);
                row.AppendValue(now.UtcDateTime);
            });
        }

        return new AppendOutcome(_rows.Count, batch.Count - _rows.Count - _conflicts.Count, _conflicts.Count) { Others = _others };
    }

    private void Sort(IReadOnlyList<Reading> batch)
    {
        var registers = new int[batch.Count];
        for (var i = 0; i < registers.Length; i++)
        {
            registers[i] = NumberOf(batch[i].Register);
        }

        newest.Load(connection, registers.Where(register => register < numbers.Next).Distinct());
        var late = new List<(int Index, int Register, Reading Reading)>();
        for (var i = 0; i < registers.Length; i++)
        {
            if (newest.Raise(registers[i], UnixMicros.From(batch[i].Time)))
            {
                _rows.Add((registers[i], batch[i]));
            }
            else
            {
                late.Add((i, registers[i], batch[i]));
            }
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

    private void Judge(List<(int Index, int Register, Reading Reading)> late)
    {
        var known = new LateReadings<int>();
        foreach (var (_, register, reading) in late)
        {
            known.Want(register, UnixMicros.From(reading.Time));
        }

        LookUp(known, late.Select(item => ReadingTables.MonthOf(item.Reading.Time)).Distinct());
        foreach (var (register, reading) in _rows)
        {
            known.Know(register, UnixMicros.From(reading.Time), reading.Value, null);
        }

        foreach (var (index, register, reading) in late)
        {
            var fate = known.Judge(register, UnixMicros.From(reading.Time), reading.Value, UnixMicros.From(reading.ReceivedAt), out _);
            if (fate is null or FateKind.Conflict)
            {
                (fate is null ? _rows : _conflicts).Add((register, reading));
            }

            if (fate is { } kind)
            {
                _others.Add(new ReadingFate(index, kind));
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
