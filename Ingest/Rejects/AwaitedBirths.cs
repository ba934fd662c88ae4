using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Takes in what waited for a Sparkplug birth message soon after that came.</summary>
/// <param name="rejects">What waits.</param>
/// <param name="memory">The births.</param>
internal sealed class AwaitedBirths(RejectedMessages rejects, VendorMemory memory) : IWaitingRejects
{
    private static readonly Scope Self = Scope.System("awaited births");
    private long _looked = -1;

    /// <inheritdoc/>
    public async Task<int> TakeInAsync(CancellationToken cancellationToken)
    {
        var version = memory.Births.Version;
        if (version == _looked)
        {
            return 0;
        }

        var count = await rejects.ReplayAwaitedAsync(Self, IsTold, cancellationToken);
        _looked = version;
        return count;
    }

    // Asked as of the receive time, which the replay bears too: what is put through is read and does not come back.
    private bool IsTold(RejectedMessage reject) =>
        memory.Births.Tells(VendorMessage.Of(new JournalMessage(reject.Topic, reject.Payload, reject.FirstReceivedAt, MessageFlags.Replay)));
}
