namespace EnergyQuota.Ingest.Rejects;

/// <summary>A kind of rejects that waits for something to come, and is put through again by itself once that came.</summary>
internal interface IWaitingRejects
{
    /// <summary>Looks once whether it came.</summary>
    /// <param name="cancellationToken">Stops it; what was put through twice is stored once.</param>
    /// <returns>How many were put through.</returns>
    Task<int> TakeInAsync(CancellationToken cancellationToken);
}
