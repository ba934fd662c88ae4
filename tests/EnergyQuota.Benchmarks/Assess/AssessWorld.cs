using System.Globalization;
using DuckDB.NET.Data;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger.DuckDb;
using EnergyQuota.Metering.Stores.DuckDb;

namespace EnergyQuota.Benchmarks.Assess;

/// <summary>A year of a made province's ledger, generated straight into its file in no order; a fiftieth of its days is estimated, one institution of twenty has a gap of two months.</summary>
internal static class AssessWorld
{
    /// <summary>How many meters of an institution stand in its boundary formula: three of electricity, one of gas, one of water.</summary>
    public const int Terms = 5;

    /// <summary>The year.</summary>
    public const int Year = 2025;

    // Any prime that divides neither the registers nor the days: the rows come in no order.
    private const long Stride = 1_000_003_967;

    /// <summary>The code of a meter of the province.</summary>
    public static string MeterOf(int register) => string.Create(CultureInfo.InvariantCulture, $"M{register:D8}");

    /// <summary>What a meter of an institution measures.</summary>
    public static EnergyType TypeOf(int meter) => meter switch
    {
        3 => EnergyType.NaturalGas,
        4 => EnergyType.Water,
        _ => EnergyType.Electricity,
    };

    /// <summary>Writes the ledger.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="institutions">How many institutions.</param>
    /// <param name="meters">Meters of each.</param>
    /// <param name="days">Days from the first of the year on.</param>
    /// <param name="written">Of how many meters of each it has rows: all, or those of the boundary formulas.</param>
    /// <returns>How many rows: current ones, and replaced ones in the history.</returns>
    public static (long Current, long Replaced) WriteLedger(string folder, int institutions, int meters, int days = 365, int? written = null)
    {
        var file = new DuckDbFile(folder, "ledger.duckdb", new DuckDbOptions { MemoryLimitMegabytes = 6_000 });
        using var connection = file.Connect();
        LedgerTables.Create(connection);
        long registers = (long)institutions * meters;
        var rows = registers * days;
        connection.Execute("SET preserve_insertion_order = false");
        connection.Execute($"INSERT INTO register SELECT CAST(i AS INTEGER), printf('M%08d', i), 'total' FROM range({registers}) t(i)");
        connection.Execute("CREATE TEMP TABLE size (register INTEGER, daily DECIMAL(18,6))");
        connection.Append(
            "size",
            Enumerable.Range(0, (int)registers),
            (row, register) => row.AppendValue((int?)register).AppendValue((decimal?)DailyOf(register / meters, register % meters)));
        connection.Execute($"INSERT INTO day {Rows(registers, $"SELECT (i * {Stride}) % {rows} AS k FROM range({rows}) t(i)", meters, written ?? meters)}");
        connection.Execute($"INSERT INTO day_history SELECT *, TIMESTAMP '{Year}-12-31 00:00:00' FROM ({Rows(registers, $"SELECT (i * {Stride}) % {rows} AS k FROM range({rows * 3 / 100}) t(i)", meters, written ?? meters)})");
        connection.Execute("DROP TABLE month_sum");
        MonthTable.Create(connection);
        connection.Execute("CHECKPOINT");
        return (Count(connection, "day"), Count(connection, "day_history"));
    }

    private static string Rows(long registers, string keys, int meters, int written) =>
        $"""
        SELECT s.register, k.day, s.daily * k.wave, CAST(s.daily * k.wave AS DECIMAL(28,9)), 24, CASE WHEN k.mark < 20 THEN 20 ELSE 24 END,
            CASE WHEN k.mark < 20 THEN 4 ELSE 0 END, 0, 0, NULL
        FROM (SELECT CAST(k % {registers} AS INTEGER) AS register, DATE '{Year}-01-01' + CAST(k // {registers} AS INTEGER) AS day,
            CAST(0.5 + (hash(k) % 1000) / 1000.0 AS DECIMAL(9,3)) AS wave, hash(k + 1) % 1000 AS mark FROM ({keys})) k
        JOIN size s USING (register)
        WHERE k.register % {meters} < {written} AND NOT ((k.register // {meters}) % 20 = 7 AND month(k.day) BETWEEN 5 AND 6)
        """;

    // Intensities of 20 to 110 kWh/m², 0 to 4 m³ of gas and 0.6 m³ of water per m²: some leading, most within, some over.
    private static decimal DailyOf(int institution, int meter)
    {
        var area = AssessState.AreaOf(institution);
        var share = institution * 104_729L % 1_000 / 1_000m;
        var yearly = meter switch
        {
            < 3 => area * (20m + (90m * share)) / 3m,
            3 => area * 4m * share,
            4 => area * 0.6m,
            _ => area / 10m,
        };
        return decimal.Round(yearly / 365m, 6);
    }

    private static long Count(DuckDBConnection connection, string table)
    {
        var count = 0L;
        connection.Query($"SELECT count(*) FROM {table}", row => count = row.GetInt64(0));
        return count;
    }
}
