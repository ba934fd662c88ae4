namespace EnergyQuota.Server.Notifications;

/// <summary>How long to wait before the next attempt: a minute, then twice as long each time, six hours at most. Pure.</summary>
internal static class BackOff
{
    private const int DoublingsToLongest = 9;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromHours(6);

    /// <summary>The wait after so many attempts in vain.</summary>
    /// <param name="attempts">1 or more.</param>
    public static TimeSpan After(int attempts)
    {
        var wait = First * Math.Pow(2, Math.Min(attempts - 1, DoublingsToLongest));
        return wait < Longest ? wait : Longest;
    }
}
