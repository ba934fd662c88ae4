using EnergyQuota.Metering.Stores.Influx;

namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>Puts readings together from their fields.</summary>
internal sealed class VictoriaAssembly
{
    private const VictoriaShape Basis = (VictoriaShape)15;

    private readonly Dictionary<(string Meter, string Register, int Place), Dictionary<string, Dictionary<long, long>>> _fields = [];

    /// <summary>Adds a piece of a series; several pieces of one series may come.</summary>
    public void Add(VictoriaSeries piece)
    {
        var key = (piece.Meter, piece.Register, piece.Place);
        var fields = _fields.TryGetValue(key, out var known) ? known : _fields[key] = [];
        if (!fields.TryAdd(piece.Field, piece.Samples))
        {
            foreach (var (time, number) in piece.Samples)
            {
                fields[piece.Field][time] = number;
            }
        }
    }

    /// <summary>The whole readings of a register with their place, in no order. A rest of a line is passed over.</summary>
    public IEnumerable<(Reading Reading, int Place)> Of(RegisterId register)
    {
        var (meter, name) = (InfluxName.Encode(register.Meter), InfluxName.Encode(register.Name));
        foreach (var ((_, _, place), fields) in _fields.Where(entry => entry.Key.Meter == meter && entry.Key.Register == name))
        {
            foreach (var (time, shape) in fields.GetValueOrDefault("shape") ?? [])
            {
                if (Whole(register, fields, time, (VictoriaShape)shape) is { } reading)
                {
                    yield return (reading, place);
                }
            }
        }
    }

    private static Reading? Whole(RegisterId register, Dictionary<string, Dictionary<long, long>> fields, long millisecond, VictoriaShape shape)
    {
        var isWhole = true;
        var value = Number("value", true, VictoriaShape.ValueHigh);
        var lag = Number("lag", true, VictoriaShape.LagHigh);
        var sub = Number("sub", shape.HasFlag(VictoriaShape.Sub), VictoriaShape.None);
        var device = Number("device", shape.HasFlag(VictoriaShape.Device), VictoriaShape.DeviceHigh);
        if (!isWhole)
        {
            return null;
        }

        var time = (millisecond * 1_000) + sub;
        return new Reading(
            register,
            UnixMicros.ToInstant(time),
            value / 1_000_000m,
            UnixMicros.ToInstant(time + lag),
            (TimeBasis)(int)(shape & Basis),
            shape.HasFlag(VictoriaShape.Device) ? UnixMicros.ToInstant(device) : null);

        long Number(string field, bool isThere, VictoriaShape high)
        {
            if (!isThere)
            {
                return 0;
            }

            var low = Part(field);
            return high != VictoriaShape.None && shape.HasFlag(high) ? WholeNumber.Join(low, Part(field + "_high")) : low;
        }

        long Part(string field)
        {
            var number = 0L;
            isWhole = isWhole && fields.TryGetValue(field, out var samples) && samples.TryGetValue(millisecond, out number);
            return number;
        }
    }
}
