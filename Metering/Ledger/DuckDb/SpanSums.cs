using DuckDB.NET.Data;
using EnergyQuota.Metering.Stores.DuckDb;

namespace EnergyQuota.Metering.Ledger.DuckDb;

/// <summary>One question for sums over many spans, on a connection and snapshot of its own.</summary>
/// <remarks>
/// Whole months come from the month sums, the days around them from the day rows. What was closed is what is known, less the days that were
/// settled anew, plus those days as they were closed: so a closed month costs nothing where nothing has changed.
/// </remarks>
internal sealed class SpanSums : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly RegisterSum[] _sums;
    private readonly IReadOnlyList<RegisterSpan> _spans;
    private readonly List<string> _summands = [];
    private readonly DateOnly _first;
    private readonly DateOnly _past;

    /// <summary>Writes the spans down.</summary>
    public SpanSums(DuckDbFile file, RegisterNumbers numbers, LedgerSource source, IReadOnlyList<RegisterSpan> spans)
    {
        (_sums, _spans) = (new RegisterSum[spans.Count], spans);
        var (days, months) = (new List<Piece>(), new List<Piece>());
        foreach (var (rank, span) in spans.Index())
        {
            if (numbers.TryGet(span.Register, out var number) && span.From < span.To)
            {
                Cut(new Piece(rank, number, span.From, span.To), source, days, months);
            }
        }

        _connection = file.Connect();
        try
        {
            // The dates of all spans together let the engine pass over the years that none of them asks for.
            if (days.Count + months.Count > 0)
            {
                _first = days.Concat(months).Min(piece => piece.From);
                _past = days.Concat(months).Max(piece => piece.To);
            }

            AddSpans("day_span", days, span => $"SELECT {span}.rank, {MonthOf("d.day")}, {MonthTable.DaySums("", "d.")} FROM day d JOIN {span} USING (register) WHERE {Inside("d.day", span)}");
            AddSpans("month_span", months, span => $"SELECT {span}.rank, m.month, {MonthTable.Qualified("m")} FROM month_sum m JOIN {span} USING (register) WHERE {Inside("m.month", span)}");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The sums, in the order of the spans.</summary>
    /// <param name="view">Which figures of closed months.</param>
    public RegisterSum[] Sum(LedgerView view)
    {
        Query(view, "rank", row => _sums[row.GetInt32(0)] = new RegisterSum(
            row.GetDecimal(2), row.GetDecimal(3), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7)));
        return _sums;
    }

    /// <summary>The sums month by month, ordered by span and month; a month without any row is left out.</summary>
    /// <param name="view">Which figures of closed months.</param>
    public List<LedgerMonth> Months(LedgerView view)
    {
        var months = new List<LedgerMonth>();
        Query(view, "rank, month", row =>
        {
            var month = row.GetFieldValue<DateOnly>(1);
            months.Add(new LedgerMonth(
                _spans[row.GetInt32(0)].Register, month.Year, month.Month, row.GetDecimal(2), row.GetDecimal(3), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8)));
        });
        return months;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string MonthOf(string day) => $"make_date(year({day}), month({day}), 1) AS month";

    private void Query(LedgerView view, string by, Action<DuckDBDataReader> row)
    {
        if (_summands.Count == 0)
        {
            return;
        }

        if (view == LedgerView.AsClosed)
        {
            PutClosedDaysBack();
        }

        _connection.Query(
            $"SELECT {by}, {MonthTable.Aggregates} FROM ({string.Join(" UNION ALL ", _summands)}) GROUP BY {by} HAVING sum(days) > 0 ORDER BY {by}", row);
    }

    private static void Cut(Piece span, LedgerSource source, List<Piece> days, List<Piece> months)
    {
        var first = span.From.Day == 1 ? span.From : Month.Of(span.From).Next.FirstDay;
        var past = Month.Of(span.To).FirstDay;
        if (source == LedgerSource.Days || first >= past)
        {
            days.Add(span);
            return;
        }

        months.Add(span with { From = first, To = past });
        if (span.From < first)
        {
            days.Add(span with { To = first });
        }

        if (past < span.To)
        {
            days.Add(span with { From = past });
        }
    }

    private void AddSpans(string table, List<Piece> pieces, Func<string, string> summand)
    {
        _connection.Execute($"CREATE TEMP TABLE {table} (rank INTEGER, register INTEGER, first DATE, past DATE)");
        if (pieces.Count == 0)
        {
            return;
        }

        _connection.Append(table, pieces, static (row, piece) => row
            .AppendValue((int?)piece.Rank).AppendValue((int?)piece.Register).AppendValue((DateOnly?)piece.From).AppendValue((DateOnly?)piece.To));
        _summands.Add(summand(table));
    }

    private void PutClosedDaysBack()
    {
        _connection.Execute("CREATE TEMP TABLE span AS SELECT * FROM day_span UNION ALL SELECT * FROM month_span");
        _connection.Execute($"CREATE TEMP TABLE frozen AS SELECT * FROM frozen_day WHERE {Within("day")}");
        var any = false;
        _connection.Query("SELECT count(*) FROM frozen", row => any = row.GetInt64(0) > 0);
        if (!any)
        {
            return;
        }

        _summands.Add($"SELECT span.rank, {MonthOf("f.day")}, {MonthTable.DaySums("", "f.")} FROM frozen f JOIN span USING (register) WHERE f.amount IS NOT NULL AND {Inside("f.day", "span")}");
        _summands.Add(
            $"SELECT span.rank, {MonthOf("d.day")}, {MonthTable.DaySums("-", "d.")} FROM day d JOIN frozen f ON d.register = f.register AND d.day = f.day JOIN span ON span.register = d.register "
            + $"WHERE {Inside("d.day", "span")}");
    }

    private string Inside(string day, string span) => $"{day} >= {span}.first AND {day} < {span}.past AND {Within(day)}";

    private string Within(string day) => $"{day} >= DATE '{_first:O}' AND {day} < DATE '{_past:O}'";

    private readonly record struct Piece(int Rank, int Register, DateOnly From, DateOnly To);
}
