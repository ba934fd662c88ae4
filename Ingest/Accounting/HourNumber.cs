namespace EnergyQuota.Ingest.Accounting;

/// <summary>Hours as whole numbers since 1970-01-01 00:00 UTC.</summary>
public static class HourNumber
{
    /// <summary>The number of the hour that an instant lies in.</summary>
    /// <param name="instant">Any instant.</param>
    public static int Of(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        return (int)((ticks - (((ticks % TimeSpan.TicksPerHour) + TimeSpan.TicksPerHour) % TimeSpan.TicksPerHour)) / TimeSpan.TicksPerHour);
    }

    /// <summary>The first instant of an hour, UTC.</summary>
    /// <param name="hour">Its number.</param>
    public static DateTimeOffset StartOf(int hour) => DateTimeOffset.UnixEpoch.AddHours(hour);
}
