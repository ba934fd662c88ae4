namespace EnergyQuota.Metering.Stores;

/// <summary>Instants as whole microseconds since 1970 UTC, the form in which every engine keeps them.</summary>
internal static class UnixMicros
{
    /// <summary>The number of an instant; finer parts are cut towards the past.</summary>
    /// <param name="instant">Any instant.</param>
    public static long From(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var micros = ticks / TimeSpan.TicksPerMicrosecond;
        return ticks % TimeSpan.TicksPerMicrosecond < 0 ? micros - 1 : micros;
    }

    /// <summary>The first whole microsecond at or after an instant, so that a bound given in ticks cuts where it should.</summary>
    /// <param name="instant">A bound of an interval.</param>
    public static long Bound(DateTimeOffset instant) =>
        instant.UtcTicks % TimeSpan.TicksPerMicrosecond == 0 ? From(instant) : From(instant) + 1;

    /// <summary>The instant of a number, in UTC.</summary>
    /// <param name="micros">Microseconds since 1970.</param>
    public static DateTimeOffset ToInstant(long micros) =>
        new(DateTimeOffset.UnixEpoch.Ticks + (micros * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
