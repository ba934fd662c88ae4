using DuckDB.NET.Data;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>Short forms for statements without parameters. Numbers may be written into them; names from outside never.</summary>
internal static class DuckDbCommands
{
    /// <summary>Runs a statement and gives the number of rows it changed.</summary>
    public static int Execute(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a query and hands each row on.</summary>
    public static void Query(this DuckDBConnection connection, string sql, Action<DuckDBDataReader> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }

    /// <summary>Fills a table through the engine's appender, which is many times faster than INSERT.</summary>
    public static void Append<T>(this DuckDBConnection connection, string table, IEnumerable<T> rows, Action<IDuckDBAppenderRow, T> fill)
    {
        using var appender = connection.CreateAppender(table);
        foreach (var item in rows)
        {
            var row = appender.CreateRow();
            fill(row, item);
            row.EndRow();
        }
    }

    /// <summary>An instant as the engine keeps it: UTC without a zone.</summary>
    public static IDuckDBAppenderRow AppendInstant(this IDuckDBAppenderRow row, DateTimeOffset? instant) =>
        instant is { } given ? row.AppendValue(given.UtcDateTime) : row.AppendNullValue();

    /// <summary>A column of instants.</summary>
    public static DateTimeOffset GetInstant(this DuckDBDataReader reader, int column) =>
        new(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));
}
