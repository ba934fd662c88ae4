using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Takes in what waited for a meter soon after the meter was registered, by whichever way.</summary>
/// <param name="rejects">What waits.</param>
/// <param name="meters">Has to know the meter before its readings are put through.</param>
internal sealed class RegisteredMeters(RejectedMessages rejects, IMeterDirectory meters) : IWaitingRejects
{
    private static readonly Scope Self = Scope.System("registered meters");

    /// <inheritdoc/>
    public async Task<int> TakeInAsync(CancellationToken cancellationToken)
    {
        if (!await rejects.AnyRegisteredAsync(Self, cancellationToken))
        {
            return 0;
        }

        await meters.RefreshAsync(cancellationToken);
        return await rejects.ReplayRegisteredAsync(Self, cancellationToken);
    }
}
