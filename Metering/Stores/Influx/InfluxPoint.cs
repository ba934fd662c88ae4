namespace EnergyQuota.Metering.Stores.Influx;

/// <summary>A reading that is to be written.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="Conflict">0 for the first value of its time; otherwise which conflict, from 1.</param>
internal readonly record struct InfluxPoint(int Index, int Conflict);
