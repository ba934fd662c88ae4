namespace EnergyQuota.Quotas.Alerting;

/// <summary>
/// Gathers the facts of some rules and lets the rules judge them. Each part of the program that knows such facts registers one;
/// <see cref="AlertRun"/> asks them all. It works for a job and asks the stores as the system.
/// </summary>
public interface IAlertSource
{
    /// <summary>How often it is worth asking.</summary>
    AlertPace Pace { get; }

    /// <summary>Looks, some institutions at a time.</summary>
    /// <param name="moment">As of when.</param>
    /// <param name="cancellationToken">Stops it.</param>
    IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, CancellationToken cancellationToken);
}

/// <summary>How often a source is asked.</summary>
public enum AlertPace
{
    /// <summary>In every run.</summary>
    EachRun = 1,

    /// <summary>Once a day, and once after a start.</summary>
    Daily = 2,
}
