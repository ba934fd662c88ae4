namespace EnergyQuota.Metering.Settlement;

/// <summary>Decides which time a reading holds for: the device's stamp, or the receive time where that cannot be right.</summary>
public static class ClockRule
{
    /// <summary>Stamps before this are clock faults where the installation is unknown: 2016-01-01 UTC, as devices themselves treat them.</summary>
    public static readonly DateTimeOffset DefaultEarliest = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The earliest instant a reading of this register can hold for.</summary>
    /// <param name="facts">The register's facts.</param>
    public static DateTimeOffset Earliest(RegisterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.InstalledAt ?? DefaultEarliest;
    }

    /// <summary>Places a reading in time. Pure, so a replay of the journal places it alike.</summary>
    /// <param name="deviceTime">The device's stamp, or <see langword="null"/> where the payload had none.</param>
    /// <param name="receivedAt">When the message reached us.</param>
    /// <param name="facts">The register's facts: installation and the limit of clocks that run ahead.</param>
    public static PlacedTime Place(DateTimeOffset? deviceTime, DateTimeOffset receivedAt, RegisterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var received = ReadingLimits.Truncate(receivedAt);
        if (deviceTime is not { } stamp)
        {
            return new PlacedTime(received, TimeBasis.Received, null);
        }

        var device = ReadingLimits.Truncate(stamp);
        return device < Earliest(facts) || device > received + facts.ClockAheadLimit
            ? new PlacedTime(received, TimeBasis.ClockRejected, device)
            : new PlacedTime(device, TimeBasis.Device, null);
    }
}

/// <summary>Where <see cref="ClockRule"/> placed a reading; the fields go into <see cref="Reading"/> as they are.</summary>
/// <param name="Time">The instant the value holds for, UTC, whole microseconds.</param>
/// <param name="Basis">How it is known.</param>
/// <param name="DeviceTime">The refused stamp of the device; otherwise <see langword="null"/>.</param>
public readonly record struct PlacedTime(DateTimeOffset Time, TimeBasis Basis, DateTimeOffset? DeviceTime);
