namespace EnergyQuota.Metering.Settlement;

/// <summary>Decides which time a reading holds for: the device's stamp, or the receive time where that cannot be right.</summary>
public static class ClockRule
{
    /// <summary>Stamps before this are clock faults where the installation is unknown: 2016-01-01 UTC, as devices themselves treat them.</summary>
    public static readonly DateTimeOffset DefaultEarliest = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Places a reading in time. Pure, so a replay of the journal places it alike.</summary>
    /// <param name="deviceTime">The device's stamp, or <see langword="null"/> where the payload had none.</param>
    /// <param name="receivedAt">When the message reached us.</param>
    /// <param name="bounds">What is believed of the device's clock.</param>
    public static PlacedTime Place(DateTimeOffset? deviceTime, DateTimeOffset receivedAt, ClockBounds bounds)
    {
        var received = ReadingLimits.Truncate(receivedAt);
        if (deviceTime is not { } stamp)
        {
            return new PlacedTime(received, TimeBasis.Received, null);
        }

        var device = ReadingLimits.Truncate(stamp);
        return device < bounds.Earliest || device > received + bounds.AheadLimit
            ? new PlacedTime(received, TimeBasis.ClockRejected, device)
            : new PlacedTime(device, TimeBasis.Device, null);
    }
}

/// <summary>What is believed of a device's clock.</summary>
/// <param name="Earliest">Stamps before it are clock faults.</param>
/// <param name="AheadLimit">How far a stamp may lie after its reception.</param>
public readonly record struct ClockBounds(DateTimeOffset Earliest, TimeSpan AheadLimit)
{
    /// <summary>How far a device's clock may run ahead of reception where nothing else is set: 10 minutes.</summary>
    public static readonly TimeSpan DefaultAheadLimit = TimeSpan.FromMinutes(10);

    /// <summary>The bounds for a meter.</summary>
    /// <param name="installedAt">When it was installed; <see langword="null"/>: unknown, <see cref="ClockRule.DefaultEarliest"/>.</param>
    public static ClockBounds Since(DateTimeOffset? installedAt) => new(installedAt ?? ClockRule.DefaultEarliest, DefaultAheadLimit);
}

/// <summary>Where <see cref="ClockRule"/> placed a reading; the fields go into <see cref="Reading"/> as they are.</summary>
/// <param name="Time">The instant the value holds for, UTC, whole microseconds.</param>
/// <param name="Basis">How it is known.</param>
/// <param name="DeviceTime">The refused stamp of the device; otherwise <see langword="null"/>.</param>
public readonly record struct PlacedTime(DateTimeOffset Time, TimeBasis Basis, DateTimeOffset? DeviceTime);
