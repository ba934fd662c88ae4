namespace EnergyQuota.Registry.State;

/// <summary>Instants as the state database keeps them: whole microseconds since 1970-01-01 UTC.</summary>
public static class UtcMicroseconds
{
    /// <summary>The number for an instant; anything below a microsecond is cut off.</summary>
    /// <param name="instant">Any instant.</param>
    public static long From(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant for a number.</summary>
    /// <param name="microseconds">Microseconds since 1970, within the range of <see cref="DateTimeOffset"/>.</param>
    public static DateTimeOffset To(long microseconds) =>
        new(DateTimeOffset.UnixEpoch.UtcTicks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
