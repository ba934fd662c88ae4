namespace EnergyQuota.Metering.Stores;

/// <summary>A reading of an appended batch that the engine would not take, though it took others.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
/// <param name="Words">What the engine said.</param>
public readonly record struct RefusedReading(int Index, string Words);
