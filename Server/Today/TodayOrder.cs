using EnergyQuota.Inspections.Cases;
using EnergyQuota.Quotas.Alerting;

namespace EnergyQuota.Server.Today;

/// <summary>Puts what waits into the order in which it is to be dealt with. Pure.</summary>
internal static class TodayOrder
{
    /// <summary>The order: by urgency; what was given to oneself before the rest; then the earlier day.</summary>
    /// <param name="who">Whose day it is.</param>
    /// <param name="alerts">Alerts that wait.</param>
    /// <param name="deadlines">Deadlines that run.</param>
    /// <param name="dayOf">The day of an instant at the site.</param>
    public static IReadOnlyList<TodayItem> Of(
        string who, IEnumerable<Alert> alerts, IEnumerable<OpenDeadline> deadlines, Func<DateTimeOffset, DateOnly> dayOf)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        ArgumentNullException.ThrowIfNull(deadlines);
        var ends = deadlines.Where(static d => d.Stage is DeadlineStage.Missed or DeadlineStage.Approaching)
            .Select(static d => new TodayItem(d.Stage == DeadlineStage.Missed ? TodayUrgency.Missed : TodayUrgency.Approaching, d.InstitutionCode, d.Due!.Value, null, d));

        // What a deadline says already is not said twice.
        var waiting = alerts.Where(static alert => alert.Waits && alert.Kind != AlertKind.OverdueStep)
            .Select(alert => new TodayItem(UrgencyOf(alert), alert.InstitutionCode, dayOf(alert.RaisedAt), alert, null));
        return [.. ends.Concat(waiting).OrderBy(static item => item.Urgency).ThenBy(item => item.Alert?.AssignedTo == who ? 0 : 1).ThenBy(static item => item.Day)
            .ThenBy(static item => item.InstitutionCode, StringComparer.Ordinal)];
    }

    private static TodayUrgency UrgencyOf(Alert alert) =>
        alert.Kind is AlertKind.Silent or AlertKind.DataIncomplete ? TodayUrgency.NoData
        : alert.Grade == AlertGrade.Serious ? TodayUrgency.Serious
        : TodayUrgency.Waiting;
}
