using EnergyQuota.Inspections.Cases;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Server.Queries;

namespace EnergyQuota.Server.Today;

/// <summary>What needs whoever opens the first page, in the order of urgency.</summary>
/// <param name="alerts">Alerts.</param>
/// <param name="deadlines">Deadlines of cases.</param>
/// <param name="facts">Figures that wait for approval.</param>
/// <param name="clock">The day it is.</param>
internal sealed class TodayQuery(IAlerts alerts, IDeadlines deadlines, FactDesk facts, SiteClock clock)
{
    // The newest of each grade: whoever has more than that opens the list.
    private const int MostOfAGrade = 100;

    /// <summary>What waits.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<TodayList> ReadAsync(Scope scope, CancellationToken cancellationToken)
    {
        var waiting = new List<Alert>();
        foreach (var grade in new[] { AlertGrade.Serious, AlertGrade.Warning, AlertGrade.Information })
        {
            waiting.AddRange(await alerts.ListAsync(scope, new AlertFilter(Waiting: true, Grade: grade, Limit: MostOfAGrade), cancellationToken));
        }

        var open = await deadlines.OpenAsync(scope, cancellationToken);
        var items = TodayOrder.Of(scope.Who, waiting, open, instant => DateOnly.FromDateTime(clock.Local(instant).DateTime));
        var (_, pending) = scope.May(Permission.HandleFacts) ? await facts.PendingAsync(scope, 0, 1, cancellationToken) : ([], 0);
        return new TodayList(items, await alerts.CountOpenAsync(scope, cancellationToken), open.Count, pending);
    }
}

/// <summary>What waits.</summary>
/// <param name="Items">The most urgent first; of alerts at most the newest hundred of each grade.</param>
/// <param name="Alerts">How many alerts wait in all.</param>
/// <param name="Deadlines">How many deadlines run in all.</param>
/// <param name="Facts">How many figures wait for approval; 0 for whoever may not approve.</param>
internal sealed record TodayList(IReadOnlyList<TodayItem> Items, int Alerts, int Deadlines, int Facts);
