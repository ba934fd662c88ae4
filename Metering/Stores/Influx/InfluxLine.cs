using System.Globalization;

namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>A reading as a point. <see cref="InfluxLines"/> writes it, this reads it back.</summary>
/// <remarks>
/// Measurement <c>reading</c>, tags <c>meter</c> and <c>register</c>; a conflicting value goes to measurement
/// <c>conflict</c> with a further tag <c>n</c>, which one it is at its time, from 1, so that it overwrites nothing and
/// adds few series. Fields, each always of one type: <c>value</c> (float), <c>exact</c> (string; only where the float does
/// not give the decimal back), <c>received</c> (integer, microseconds), <c>basis</c> (integer; only if not 0),
/// <c>device_time</c> (integer, microseconds; only if there is one).
/// </remarks>
internal static class InfluxLine
{
    /// <summary>The fields of a query, in the order in which <see cref="InfluxRow"/> reads them. EXACT is a word of the query language.</summary>
    public const string Fields = "value, \"exact\", received, basis, device_time";

    private const decimal AlwaysExactBelow = 1_000_000_000m;

    /// <summary>A row of an answer as a reading.</summary>
    public static Reading ToReading(RegisterId register, in InfluxRow row) => new(
        register,
        UnixMicros.ToInstant(row.Time),
        ValueOf(row),
        UnixMicros.ToInstant(ReceivedAtOf(row)),
        (TimeBasis)(row.Basis ?? 0),
        row.DeviceTime is { } stamp ? UnixMicros.ToInstant(stamp) : null);

    /// <summary>The value of a row.</summary>
    public static decimal ValueOf(in InfluxRow row) =>
        row.Exact is { } exact ? decimal.Parse(exact, NumberStyles.Number, CultureInfo.InvariantCulture) : ReadingLimits.Round(row.Value);

    /// <summary>When a row's reading was received, microseconds since 1970; its own time where another program wrote it.</summary>
    public static long ReceivedAtOf(in InfluxRow row) => row.Received ?? row.Time;

    /// <summary>Whether the server's float gives the decimal back. Up to 15 digits it always does.</summary>
    /// <param name="value">The decimal.</param>
    public static bool IsExact(decimal value) =>
        Math.Abs(value) < AlwaysExactBelow
        || decimal.Parse(((double)value).ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture) == value;
}
