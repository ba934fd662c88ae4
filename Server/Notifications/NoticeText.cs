using System.Globalization;
using System.Text;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Server.Texts;

namespace EnergyQuota.Server.Notifications;

/// <summary>What a mail says. Pure but for the language, which it sets for itself.</summary>
internal static class NoticeText
{
    private const int MostLines = 50;

    /// <summary>Subject and body of one mail.</summary>
    /// <param name="told">What is told; at least one.</param>
    /// <param name="english">In English; otherwise in Chinese.</param>
    /// <param name="siteUrl">Where the site is, or <see langword="null"/>.</param>
    /// <param name="zone">The zone of the times.</param>
    public static (string Subject, string Body) Of(IReadOnlyList<ToldAlert> told, bool english, string? siteUrl, TimeZoneInfo zone)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(english ? "en" : "zh-CN");
        try
        {
            return Write(told, siteUrl?.TrimEnd('/'), zone);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static (string Subject, string Body) Write(IReadOnlyList<ToldAlert> told, string? siteUrl, TimeZoneInfo zone)
    {
        var ordered = told.OrderByDescending(t => t.Alert.Grade).ThenByDescending(t => t.Alert.RaisedAt).ThenBy(t => t.Alert.Id).ToList();
        var first = ordered[0];
        var subject = ordered.Count == 1
            ? $"[{Text.Of(first.Alert.Grade)}] {Text.Of(first.Alert.Kind)}: {first.Name}"
            : Text.MailSubject(ordered.Count, ordered.Count(t => t.Alert.Grade == AlertGrade.Serious));
        var body = new StringBuilder();
        foreach (var alert in ordered.Take(MostLines))
        {
            body.Append('[').Append(Text.Of(alert.Alert.Grade)).Append("] ").Append(alert.Name).Append(" · ").Append(Text.Of(alert.Alert.Kind)).Append(" · ").AppendLine(Text.Of(alert.Kind));
            body.Append("  ").AppendLine(Text.Sentence(alert.Alert));
            body.Append("  ").Append(Text.Raised).Append(' ').AppendLine(Show.Minute(TimeZoneInfo.ConvertTime(alert.Alert.RaisedAt, zone)));
            if (siteUrl is not null)
            {
                body.Append("  ").Append(siteUrl).Append("/alerts/").AppendLine(alert.Alert.Id.ToString(CultureInfo.InvariantCulture));
            }

            body.AppendLine();
        }

        if (ordered.Count > MostLines)
        {
            body.AppendLine(Text.MailMore(ordered.Count - MostLines));
        }

        body.AppendLine(Text.MailFoot);
        return (subject, body.ToString());
    }
}

/// <summary>An alert as a mail or call tells of it.</summary>
/// <param name="Alert">The alert as it is now.</param>
/// <param name="Kind">Why it is told.</param>
/// <param name="Name">The institution's or region's name, in the reader's language.</param>
/// <param name="Place">Where it lies.</param>
internal sealed record ToldAlert(Alert Alert, NoticeKind Kind, string Name, Place Place);
