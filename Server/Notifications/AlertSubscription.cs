using EnergyQuota.Quotas.Alerting;

namespace EnergyQuota.Server.Notifications;

/// <summary>Of which alerts an account wants to be mailed. Without one it is mailed of none.</summary>
public sealed class AlertSubscription
{
    /// <summary>The account's name.</summary>
    public required string AccountName { get; set; }

    /// <summary>The least grade. Default <see cref="AlertGrade.Warning"/>.</summary>
    public AlertGrade LeastGrade { get; set; } = AlertGrade.Warning;

    /// <summary>The beginning of the region codes, within what the account sees; empty: all that it sees.</summary>
    public string RegionPrefix { get; set; } = "";

    /// <summary>One mail an hour at most with all that came, and not one for each alert. Default true.</summary>
    public bool Digest { get; set; } = true;

    /// <summary>Also of alerts that wait on other rungs of the ladder, as those of a county's own office for the province. Default false.</summary>
    public bool OtherRungs { get; set; }

    /// <summary>Mails are in English; otherwise in Chinese.</summary>
    public bool English { get; set; }
}
