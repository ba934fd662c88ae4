namespace EnergyQuota.Metering.Stores;

/// <summary>What became of an appended batch. The three add up to the size of the batch.</summary>
/// <param name="Added">Readings stored for the first time.</param>
/// <param name="Repeats">Readings the store already had, or that came twice in the batch.</param>
/// <param name="Conflicts">Readings stored beside another value of the same register and time.</param>
public readonly record struct AppendOutcome(int Added, int Repeats, int Conflicts);
