using System.Globalization;
using System.Text;
using EnergyQuota.Metering.Stores.Influx;

namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>A reading as a line of points, one series to each field.</summary>
/// <remarks>
/// Tags <c>meter</c> and <c>register</c>, and <c>n</c> where another reading has the same millisecond: which one it is,
/// from 1. Fields, whole numbers all: <c>value</c> in millionths, <c>lag</c> from the time to the receipt in microseconds,
/// <c>sub</c> the microseconds within the millisecond, <c>device</c> the device's stamp in microseconds since 1970; a part
/// beyond 2^53 goes to the field's <c>_high</c>. <c>shape</c> says which fields there are and how the time is known: after
/// a crash the server may have some series of a line and not the others, and such a rest is no reading.
/// </remarks>
internal static class VictoriaLine
{
    /// <summary>The beginning of every series' name.</summary>
    public const string Prefix = "energyquota_reading_";

    private const string Measurement = "energyquota_reading";

    /// <summary>The millisecond of a time in microseconds, towards the past.</summary>
    public static long Millisecond(long micros) => Math.DivRem(micros, 1_000) is var (whole, rest) && rest < 0 ? whole - 1 : micros / 1_000;

    /// <summary>Adds a line.</summary>
    /// <param name="lines">Where to.</param>
    /// <param name="reading">The reading; it keeps the bounds of <see cref="ReadingLimits"/>.</param>
    /// <param name="place">0 for the first reading of its millisecond; otherwise which one.</param>
    public static void Append(StringBuilder lines, in Reading reading, int place)
    {
        var invariant = CultureInfo.InvariantCulture;
        var time = UnixMicros.From(reading.Time);
        var sub = time - (Millisecond(time) * 1_000);
        lines.Append(Measurement).Append(",meter=").Append(InfluxName.InLine(reading.Register.Meter));
        if (place > 0)
        {
            lines.Append(invariant, $",n={place}");
        }

        lines.Append(",register=").Append(InfluxName.InLine(reading.Register.Name)).Append(' ');
        var shape = VictoriaShape.None;
        shape |= Field(lines, "value", (long)(reading.Value * 1_000_000m), VictoriaShape.ValueHigh);
        shape |= Field(lines, "lag", UnixMicros.From(reading.ReceivedAt) - time, VictoriaShape.LagHigh);
        if (sub != 0)
        {
            shape |= VictoriaShape.Sub | Field(lines, "sub", sub, VictoriaShape.None);
        }

        if (reading.DeviceTime is { } stamp)
        {
            shape |= VictoriaShape.Device | Field(lines, "device", UnixMicros.From(stamp), VictoriaShape.DeviceHigh);
        }

        lines.Append(invariant, $"shape={(int)shape + (int)reading.Basis} {Millisecond(time)}\n");
    }

    private static VictoriaShape Field(StringBuilder lines, string name, long number, VictoriaShape high)
    {
        lines.Append(CultureInfo.InvariantCulture, $"{name}={WholeNumber.Low(number)},");
        if (!WholeNumber.IsSplit(number))
        {
            return VictoriaShape.None;
        }

        lines.Append(CultureInfo.InvariantCulture, $"{name}_high={WholeNumber.High(number)},");
        return high;
    }
}
