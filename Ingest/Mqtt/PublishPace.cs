namespace EnergyQuota.Ingest.Mqtt;

/// <summary>Holds a connection to so many messages a second, with one second's worth at once.</summary>
/// <param name="perSecond">How many; 0: no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class PublishPace(int perSecond, TimeProvider time)
{
    private long _next = time.GetTimestamp();

    /// <summary>How long the connection must wait before its next message is taken. One message is counted.</summary>
    public TimeSpan Next()
    {
        if (perSecond == 0)
        {
            return TimeSpan.Zero;
        }

        var now = time.GetTimestamp();
        var step = time.TimestampFrequency / perSecond;
        _next = Math.Max(_next + step, now - time.TimestampFrequency + step);
        return _next > now ? time.GetElapsedTime(now, _next) : TimeSpan.Zero;
    }
}
