using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>A reading as a message has it: well-formed, not yet compared with the registry.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Value">The value in the unit as sent.</param>
/// <param name="Unit">The unit's symbol; <see langword="null"/>: the register's.</param>
/// <param name="Stamp">The device's time.</param>
/// <param name="ItemIndex">Which item of the payload, from 0; −1 for the payload as a whole.</param>
/// <param name="Bytes">What is kept and replayed where it cannot be used.</param>
public readonly record struct SentReading(
    string Meter, string Register, decimal Value, string? Unit, DeviceStamp Stamp, int ItemIndex, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>What is measured, where a profile says it.</summary>
    public string? Quantity { get; init; }

    /// <summary>The registered meter of that code, where it was looked up already.</summary>
    public KnownMeter? Known { get; init; }

    /// <summary>Whether it is a momentary value, which is not stored.</summary>
    public bool IsGauge { get; init; }
}
