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

    /// <summary>Counts the open alerts.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<int> CountOpenAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Acknowledges an open alert, together with its audit line.</summary>
    /// <param name="scope">Who acknowledges; must be an administrator and see the institution.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="comment">What the officer says; 1 to 1000 characters.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>The outcome.</returns>
    Task<AcknowledgeOutcome> AcknowledgeAsync(Scope scope, long alertId, string comment, CancellationToken cancellationToken);
}

/// <summary>Which alerts are wanted. Every condition left <see langword="null"/> is no condition.</summary>
/// <param name="InstitutionCode">Of one institution.</param>
/// <param name="Year">Of one year.</param>
/// <param name="State">In one state.</param>
/// <param name="Kind">Of one kind.</param>
/// <param name="Limit">At most so many; 1 to 1000. Default 200.</param>
/// <param name="Offset">So many of the newest are passed over; 0 or more. Default 0.</param>
public sealed record AlertFilter(
    string? InstitutionCode = null, int? Year = null, AlertState? State = null, AlertKind? Kind = null, int Limit = 200, int Offset = 0);

/// <summary>What came of acknowledging an alert.</summary>
public enum AcknowledgeOutcome
{
    /// <summary>Done.</summary>
    Acknowledged = 1,

    /// <summary>There is no such alert in the scope.</summary>
    NotFound = 2,

    /// <summary>It is not open: somebody was faster, or it was withdrawn.</summary>
    NotOpen = 3,

    /// <summary>The account may not acknowledge.</summary>
    NotAllowed = 4,

    /// <summary>The comment is blank or too long.</summary>
    CommentInvalid = 5,
}
