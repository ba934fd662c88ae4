using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Queries;

/// <summary>The site's clock: instants as the site's people see them.</summary>
internal sealed class SiteClock(TimeProvider time, HostSettings settings)
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF"];

    /// <summary>Today in the site's zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(time.GetUtcNow()).DateTime);

    /// <summary>The first day of this month.</summary>
    public DateOnly ThisMonth => new(Today.Year, Today.Month, 1);

    /// <summary>The days shown as the month so far: whole days only, so that the day under way does not look like a gap.</summary>
    public (DateOnly From, DateOnly To) MonthSoFar
    {
        get
        {
            var yesterday = Today.AddDays(-1);
            return (new DateOnly(yesterday.Year, yesterday.Month, 1), Today);
        }
    }

    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The first instant of a day at the site.</summary>
    public DateTimeOffset StartOf(DateOnly day) => CalendarDays.StartOf(day, settings.Zone);

    /// <summary>The instant of a local time as a form sends it, <c>2026-03-01T08:15</c> or with seconds.</summary>
    /// <returns>The instant in UTC; <see langword="null"/> where the text is no time, or a time that the site's clocks left out.</returns>
    public DateTimeOffset? Instant(string text) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1 and < 9999 && !settings.Zone.IsInvalidTime(local)
            ? new DateTimeOffset(local, settings.Zone.GetUtcOffset(local)).ToUniversalTime()
            : null;

    /// <summary>An instant in the site's zone.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, settings.Zone);
}
