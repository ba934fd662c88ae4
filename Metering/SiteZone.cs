using System.Globalization;

namespace EnergyQuota.Metering;

/// <summary>Finds the time zone in which a site or a meter counts its days and months.</summary>
public static class SiteZone
{
    /// <summary>The zone used where nothing else is set.</summary>
    public const string Default = "Asia/Shanghai";

    /// <summary>Finds a zone by its IANA name, or by a fixed offset such as <c>+08:00</c>, <c>-05:30</c> or <c>UTC</c>.</summary>
    /// <param name="name">The name or offset; an offset lies within ±14:00.</param>
    /// <exception cref="TimeZoneNotFoundException">There is no such zone on this machine.</exception>
    public static TimeZoneInfo Find(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name == "UTC")
        {
            return TimeZoneInfo.Utc;
        }

        if (name[0] is '+' or '-'
            && TimeSpan.TryParseExact(name.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
            && offset <= TimeSpan.FromHours(14))
        {
            return TimeZoneInfo.CreateCustomTimeZone(name, name[0] == '-' ? -offset : offset, name, name);
        }

        return TimeZoneInfo.FindSystemTimeZoneById(name);
    }
}
