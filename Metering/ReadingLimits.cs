namespace EnergyQuota.Metering;

/// <summary>The precision in which readings are kept, the same in every store.</summary>
public static class ReadingLimits
{
    /// <summary>Digits after the decimal point that are kept: 6.</summary>
    public const int Decimals = 6;

    /// <summary>The largest magnitude a register can show: 999 999 999 999.999999.</summary>
    public const decimal LargestValue = 999_999_999_999.999999m;

    /// <summary>Rounds a value to what is kept, half away from zero: the one place where a reading is rounded.</summary>
    /// <param name="value">The value as sent.</param>
    public static decimal Round(decimal value) => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero);

    /// <summary>Cuts an instant down to whole microseconds, the resolution of every store.</summary>
    /// <param name="instant">Any instant; the result is in UTC.</param>
    public static DateTimeOffset Truncate(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
