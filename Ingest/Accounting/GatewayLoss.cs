using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Ingest.Accounting;

/// <summary>The account of one gateway.</summary>
/// <param name="Gateway">The gateway; one without a name stands for the institution's meters that report by none.</param>
/// <param name="MeterCount">Meters that last reported by it and are not billed.</param>
/// <param name="Hours">One entry for each hour asked for.</param>
public sealed record GatewayLoss(GatewayKey Gateway, int MeterCount, IReadOnlyList<LossHour> Hours)
{
    /// <summary>All hours together.</summary>
    public LossHour Total => LossHour.Sum(Hours);
}

/// <summary>What became of the expected readings of one meter, all registers and hours together.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Slots">The counts.</param>
public sealed record MeterLoss(Meter Meter, SlotCounts Slots);

/// <summary>One page of the accounts.</summary>
/// <param name="Rows">The gateways of the page, by institution and name.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="JournalCounted">Whether all that waits in the journal was counted; otherwise more waits.</param>
public sealed record LossPage(IReadOnlyList<GatewayLoss> Rows, int Total, bool JournalCounted);
