namespace EnergyQuota.Metering.Settlement;

/// <summary>How soon a register must come back for a disturbance to have been a glitch or a spike.</summary>
internal static class DisturbanceWindow
{
    /// <summary>At most so many dropped points count as soon, however long they took.</summary>
    public const int Points = 5;

    /// <summary>At most this long after the first dropped point counts as soon, however many points there were.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromHours(6);

    /// <summary>Whether a point lies outside the window, so that what came before it lasts.</summary>
    /// <param name="points">How many points the disturbance has so far.</param>
    /// <param name="first">Its first point.</param>
    /// <param name="instant">The time of the point after it.</param>
    public static bool IsPast(int points, DateTimeOffset first, DateTimeOffset instant) =>
        points > Points && instant - first > Duration;
}
