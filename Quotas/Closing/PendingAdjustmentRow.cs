using EnergyQuota.Metering.Closing;

namespace EnergyQuota.Quotas.Closing;

/// <summary>A closed month of a register of which something else is known now.</summary>
/// <param name="Difference">Closed and now.</param>
/// <param name="Booked">What is booked of it so far.</param>
/// <param name="Pending">What is not; nothing where all is booked or as closed again.</param>
/// <param name="Causes">What caused it, as far as known; at least one.</param>
/// <param name="Institutions">The institutions in the scope whose closed month it is.</param>
public sealed record PendingAdjustmentRow(
    ClosedDifference Difference, AdjustmentAmount Booked, AdjustmentAmount Pending, IReadOnlyList<AdjustmentCause> Causes, IReadOnlyList<string> Institutions);
