using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Server.Load;

/// <summary>Adds the hours of registers up to the hours of the site's days. Pure.</summary>
internal static class LoadSum
{
    /// <summary>The hours of some days.</summary>
    /// <param name="parts">Hours of registers, each with its sign × share; only those of days on which it counts.</param>
    /// <param name="local">Turns an instant into the site's time.</param>
    /// <returns>One per day and hour that any part has, ascending.</returns>
    public static IReadOnlyList<LoadHour> Of(IEnumerable<(ConsumptionHour Hour, decimal Weight)> parts, Func<DateTimeOffset, DateTimeOffset> local) =>
    [
        .. parts.Select(part => (At: local(part.Hour.From), part.Hour, part.Weight))
            .GroupBy(part => (Day: DateOnly.FromDateTime(part.At.DateTime), part.At.Hour))
            .OrderBy(group => group.Key)
            .Select(group => new LoadHour(
                group.Key.Day,
                group.Key.Hour,
                group.All(part => part.Hour.Origin == HourOrigin.Missing) ? null : decimal.Round(group.Sum(part => part.Weight * part.Hour.Quantity), 3),
                group.MinBy(part => Certainty(part.Hour.Origin)).Hour.Origin)),
    ];

    private static int Certainty(HourOrigin origin) => origin switch
    {
        HourOrigin.Missing => 0,
        HourOrigin.Estimated => 1,
        HourOrigin.Manual => 2,
        _ => 3,
    };
}
