namespace EnergyQuota.Metering.Settlement;

/// <summary>One value of a register at one instant, as classification sees it.</summary>
/// <param name="Time">The instant, UTC.</param>
/// <param name="Value">The register, in its own unit.</param>
/// <param name="ReceiveTimed">The time is that of reception.</param>
/// <param name="Manual">Only a hand reading says so.</param>
internal readonly record struct GoodPoint(DateTimeOffset Time, decimal Value, bool ReceiveTimed, bool Manual = false);
