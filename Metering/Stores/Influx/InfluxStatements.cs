using System.Globalization;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>Statements for one register each; joined by semicolons they are faster than any other form of asking for many.</summary>
internal static class InfluxStatements
{
    /// <summary>Statements in one request: enough to hide the round trip, little enough for the server's patience.</summary>
    public const int PerRequest = 500;

    /// <summary>The rows of an interval.</summary>
    public static string Rows(string measurement, RegisterId register, long from, long to) =>
        Select(InfluxLine.Fields, measurement, register) + Between(from, to);

    /// <summary>The number of rows of an interval.</summary>
    public static string Count(string measurement, RegisterId register, long from, long to) =>
        Select("count(value)", measurement, register) + Between(from, to);

    /// <summary>The newest row of a register.</summary>
    public static string Newest(RegisterId register) => Select("last(value)", "reading", register);

    private static string Select(string what, string measurement, RegisterId register) =>
        $"SELECT {what} FROM {measurement} WHERE meter = {InfluxName.InQuery(register.Meter)} AND register = {InfluxName.InQuery(register.Name)}";

    private static string Between(long from, long to) =>
        string.Create(CultureInfo.InvariantCulture, $" AND time >= {Fit(from)}u AND time < {Fit(to)}u");

    // The server counts nanoseconds in 64 bits (1677 to 2262); a bound beyond them would wrap round and find nothing.
    private static long Fit(long micros) => Math.Clamp(micros, -long.MaxValue / 1_000, long.MaxValue / 1_000);
}
