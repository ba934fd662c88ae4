namespace EnergyQuota.Metering.Ledger;

/// <summary>Some days of one register.</summary>
/// <param name="Register">The register.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive; not before <paramref name="From"/>.</param>
public readonly record struct RegisterSpan(RegisterId Register, DateOnly From, DateOnly To);
