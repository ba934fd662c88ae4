namespace EnergyQuota.Metering;

/// <summary>What one register showed at one time. A counter's position (示数), not an amount of energy.</summary>
/// <remarks>
/// Two readings are the same reading when register, <see cref="Time"/> and <see cref="Value"/> agree; stores keep
/// the one received first. The same register and time with another value is a conflict: both are kept.
/// </remarks>
/// <param name="Register">The register that was read.</param>
/// <param name="Time">
/// The instant the value holds for, UTC, whole microseconds: the device's time, or the receive time where
/// <paramref name="Basis"/> says so.
/// </param>
/// <param name="Value">
/// The position of the counter in the register's own unit, before any multiplier; at most 18 digits, 6 of them after
/// the point. See <see cref="ReadingLimits"/>.
/// </param>
/// <param name="ReceivedAt">When the message reached us, UTC, whole microseconds; written to the journal, so a replay gives the same.</param>
/// <param name="Basis">How <paramref name="Time"/> is known.</param>
/// <param name="DeviceTime">The device's own stamp where it was not used; otherwise <see langword="null"/>.</param>
public readonly record struct Reading(
    RegisterId Register,
    DateTimeOffset Time,
    decimal Value,
    DateTimeOffset ReceivedAt,
    TimeBasis Basis = TimeBasis.Device,
    DateTimeOffset? DeviceTime = null);
