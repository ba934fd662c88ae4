using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Quotas.Balancing;

/// <summary>What one meter counted on its side of a balance.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="From">First day it stood there, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Quantity">What it counted, in the base unit; <see langword="null"/> where the one who asks may not see the meter.</param>
/// <param name="Completeness">Measured and billed hours over all hours of the days, 0 to 1; 0 where it may not be seen.</param>
public sealed record NodeSide(Meter Meter, DateOnly From, DateOnly To, decimal? Quantity, decimal Completeness);
