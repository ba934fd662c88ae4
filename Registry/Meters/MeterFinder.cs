namespace EnergyQuota.Registry.Meters;

/// <summary>Finds a registered meter by its code.</summary>
/// <param name="meterCode">The code as sent; of any length.</param>
/// <returns>The meter, or <see langword="null"/> where none is registered under that code.</returns>
public delegate KnownMeter? MeterFinder(ReadOnlySpan<char> meterCode);
