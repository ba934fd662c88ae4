using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Escalation;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Notifications;

/// <summary>An account that wants to be mailed of alerts.</summary>
/// <param name="Account">The account; it has an address and is not disabled.</param>
/// <param name="Wish">Of which alerts.</param>
internal sealed record Subscriber(Account Account, AlertSubscription Wish)
{
    /// <summary>How deliveries call it.</summary>
    public string Recipient => $"mail:{Account.Name}";

    /// <summary>Whether it sees an alert. Pure; whoever sees nothing is told nothing.</summary>
    /// <param name="place">Where it lies.</param>
    public bool Sees(Place place) => !Account.HasFirstPassword && place.IsSeenBy(Account.ToScope());

    /// <summary>Whether it is told of a notice. Pure.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="alert">Its alert.</param>
    /// <param name="place">Where it lies.</param>
    /// <param name="rungs">The rungs above that place on which somebody stands, the nearest first.</param>
    /// <param name="handlerHears">The account to which the alert was given is mailed itself.</param>
    public bool Hears(AlertNotice notice, Alert alert, Place place, IReadOnlyList<Rung> rungs, bool handlerHears)
    {
        if (notice.Kind == NoticeKind.Ended || !Sees(place))
        {
            return false;
        }

        // What was given to somebody is told to that one alone, until it is handed up.
        if (notice.Kind == NoticeKind.Assigned || (handlerHears && notice.Kind == NoticeKind.Reminder))
        {
            return Account.Name == alert.AssignedTo;
        }

        return alert.Grade >= Wish.LeastGrade
            && place.RegionCode.StartsWith(Wish.RegionPrefix, StringComparison.Ordinal)
            && (Wish.OtherRungs || Rung.Of(Account) is not { } own || rungs.Count == 0 || rungs[Math.Min(notice.Level, rungs.Count - 1)] == own);
    }
}
