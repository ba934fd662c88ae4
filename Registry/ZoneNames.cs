using EnergyQuota.Metering;

namespace EnergyQuota.Registry;

/// <summary>Checks names of time zones that people type.</summary>
public static class ZoneNames
{
    /// <summary>Whether <see cref="SiteZone.Find"/> knows the name.</summary>
    /// <param name="name">An IANA name, an offset or <c>UTC</c>.</param>
    public static bool IsKnown(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return false;
        }

        try
        {
            SiteZone.Find(name);
            return true;
        }
        catch (Exception fault) when (fault is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return false;
        }
    }
}
