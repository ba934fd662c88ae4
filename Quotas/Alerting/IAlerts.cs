using EnergyQuota.Registry.Access;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>Alerts as an account sees them.</summary>
public interface IAlerts
{
    /// <summary>Lists alerts, newest first.</summary>
    /// <param name="scope">Who asks; alerts outside it are left out.</param>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<Alert>> ListAsync(Scope scope, AlertFilter filter, CancellationToken cancellationToken);

    /// <summary>Counts the alerts a filter keeps, on all pages.</summary>
    /// <param name="scope">Who asks; alerts outside it are left out.</param>
    /// <param name="filter">Which; <see cref="AlertFilter.Offset"/> and <see cref="AlertFilter.Limit"/> do not count.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<int> CountAsync(Scope scope, AlertFilter filter, CancellationToken cancellationToken);

    /// <summary>Counts the alerts that wait for somebody.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<int> CountOpenAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>One alert with its history.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The alert, or <see langword="null"/> where there is none in the scope.</returns>
    Task<AlertHistory?> FindAsync(Scope scope, long alertId, CancellationToken cancellationToken);

    /// <summary>Does something with an alert, together with its audit line.</summary>
    /// <param name="scope">Who does it; must deal with alerts and see the institution.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="move">What is done.</param>
    /// <param name="text">What the officer says, 1 to 1000 characters; to give it away: the account's name.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    Task<MoveOutcome> MoveAsync(Scope scope, long alertId, AlertMove move, string text, CancellationToken cancellationToken);
}
