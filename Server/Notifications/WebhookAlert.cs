using EnergyQuota.Quotas.Alerting;

namespace EnergyQuota.Server.Notifications;

/// <summary>An alert as a webhook gets it; values are in the unit given.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Event">Why it is told.</param>
/// <param name="Kind">What it reports.</param>
/// <param name="Grade">How much it matters.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Institution">The institution's code; empty for what concerns a region.</param>
/// <param name="Region">The region in which it lies.</param>
/// <param name="Name">The institution's name in Chinese.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Period">The part of the year; empty: all of it.</param>
/// <param name="Subject">What it is about within the institution.</param>
/// <param name="Value">What was found.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Limit">The limit that was passed.</param>
/// <param name="Chance">The chance, 0 to 1.</param>
/// <param name="Unit">The unit.</param>
/// <param name="RaisedAtUtc">When it was raised.</param>
/// <param name="Url">Its page, where the site's address is set.</param>
internal sealed record WebhookAlert(
    long Id, NoticeKind Event, AlertKind Kind, AlertGrade Grade, AlertState State, string Institution, string Region, string Name, int Year, string Period, string Subject,
    decimal? Value, decimal? Expected, decimal? Limit, decimal? Chance, string Unit, DateTimeOffset RaisedAtUtc, string? Url)
{
    /// <summary>Makes it.</summary>
    public static WebhookAlert Of(ToldAlert told, string? siteUrl)
    {
        var alert = told.Alert;
        return new WebhookAlert(
            alert.Id, told.Kind, alert.Kind, alert.Grade, alert.State, alert.InstitutionCode, told.Place.RegionCode, told.Name, alert.Year, alert.Period, alert.Subject,
            alert.Value, alert.Expected, alert.Constraint, alert.Chance, alert.Unit, alert.RaisedAt, siteUrl is null ? null : $"{siteUrl.TrimEnd('/')}/alerts/{alert.Id}");
    }
}
