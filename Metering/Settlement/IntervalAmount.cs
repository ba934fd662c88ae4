namespace EnergyQuota.Metering.Settlement;

/// <summary>An amount known for an interval only: a bill, a delivery, a hand reading's difference. Marked manual.</summary>
/// <param name="From">First instant, inclusive, UTC.</param>
/// <param name="To">Last instant, exclusive, UTC; later than <paramref name="From"/>.</param>
/// <param name="Quantity">The amount in the register's own unit.</param>
/// <param name="Document">The bill or document it was taken from.</param>
public sealed record IntervalAmount(DateTimeOffset From, DateTimeOffset To, decimal Quantity, string Document);
