namespace EnergyQuota.Reports.Filing;

/// <summary>Readings that are received but not in the store yet. While there are some, a month may look emptier than it is.</summary>
public interface IReadingsOnTheWay
{
    /// <summary>Waits until none is left.</summary>
    /// <param name="patience">How long to wait at most; zero looks once.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Whether a moment came at which everything received was stored.</returns>
    Task<bool> NoneAsync(TimeSpan patience, CancellationToken cancellationToken);
}
