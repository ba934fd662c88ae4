namespace EnergyQuota.Server.Demo;

/// <summary>What a meter's register shows over time, and what of it is ever sent. Pure.</summary>
/// <param name="meter">The meter.</param>
/// <param name="origin">The start of its history, on a full hour.</param>
/// <param name="historyEnd">The end of the history, by which its faults are placed.</param>
/// <param name="zone">The site's zone.</param>
public sealed class DemoRegister(DemoMeter meter, DateTimeOffset origin, DateTimeOffset historyEnd, TimeZoneInfo zone)
{
    private const decimal NewMeterStart = 0.5m;
    private readonly DateTimeOffset _middle = origin.AddHours((int)((historyEnd - origin).TotalHours / 2));
    private long? _usedAtChange;

    /// <summary>When the meter was replaced; only of <see cref="DemoFault.Replaced"/>.</summary>
    public DateTimeOffset ReplacedAt => _middle;

    /// <summary>What the new meter of a replacement showed at first.</summary>
    public static decimal ReplacedFirst => NewMeterStart;

    /// <summary>Walks the register from the origin on, hour by hour, faults included; silent hours are left out.</summary>
    /// <param name="end">Last instant, inclusive.</param>
    public IEnumerable<DemoReading> Until(DateTimeOffset end)
    {
        var used = 0L;
        for (var at = origin; at <= end; at = at.AddHours(1))
        {
            if (!IsSilent(at))
            {
                yield return new DemoReading(at, Shown(at, used));
            }

            used += Hour(at);
        }
    }

    /// <summary>What it shows at any instant after the origin; linear within the hour.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="usedBefore">What <see cref="UsedUntil"/> gave for the hour's start, in hundredths.</param>
    public decimal At(DateTimeOffset at, long usedBefore)
    {
        var hour = HourOf(at);
        var part = (long)(Hour(hour) * ((at - hour).TotalSeconds / 3_600d));
        return Shown(at, usedBefore + part);
    }

    /// <summary>What went through since the origin, in hundredths of the unit, up to a full hour.</summary>
    /// <param name="hour">A full hour.</param>
    public long UsedUntil(DateTimeOffset hour)
    {
        var used = 0L;
        for (var at = origin; at < hour; at = at.AddHours(1))
        {
            used += Hour(at);
        }

        return used;
    }

    /// <summary>What goes through in one hour, in hundredths of the unit.</summary>
    /// <param name="hour">The hour's start.</param>
    public long Hour(DateTimeOffset hour)
    {
        var local = TimeZoneInfo.ConvertTime(hour, zone).DateTime;
        return meter.Loads.Sum(load => load.HundredthsIn(local));
    }

    /// <summary>The full hour in which an instant lies.</summary>
    /// <param name="at">The instant.</param>
    public static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>What the old meter showed when it was replaced.</summary>
    public decimal ReplacedFinal => meter.Start + (UsedUntil(_middle) / 100m);

    private DateTimeOffset ResetAt => HourOf(historyEnd.AddDays(-40));

    private long UsedAtChange(DateTimeOffset at) => _usedAtChange ??= UsedUntil(at);

    private bool IsSilent(DateTimeOffset at) => meter.Fault switch
    {
        DemoFault.Gap => Between(at, _middle.AddDays(-20), 7) || Between(at, historyEnd.AddDays(-16), 11),

        // A main meter's history begins with the last calendar year.
        DemoFault.LongGap => Between(at, origin.AddDays(90), 77),
        _ => false,
    };

    private static bool Between(DateTimeOffset at, DateTimeOffset from, int days) => at > from && at < from.AddDays(days);

    private decimal Shown(DateTimeOffset at, long used)
    {
        var amount = used / 100m;
        return meter.Fault switch
        {
            DemoFault.Replaced when at >= _middle => NewMeterStart + ((used - UsedAtChange(_middle)) / 100m),
            DemoFault.Reset when at >= ResetAt => (used - UsedAtChange(ResetAt)) / 100m,
            DemoFault.Spike when at >= _middle && at < _middle.AddHours(3) => (meter.Start + amount) * 40m,
            _ => (meter.Start + amount) % meter.Modulus,
        };
    }
}

/// <summary>What a register of the city showed.</summary>
/// <param name="At">The instant.</param>
/// <param name="Value">Its position, in its own unit.</param>
public readonly record struct DemoReading(DateTimeOffset At, decimal Value);
