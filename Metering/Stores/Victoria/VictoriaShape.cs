namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>Which fields a reading has beside value and lag. The numbers are stored; the lowest four bits are the <see cref="TimeBasis"/>.</summary>
[Flags]
internal enum VictoriaShape
{
    /// <summary>No other field.</summary>
    None = 0,

    /// <summary>The value has an upper part.</summary>
    ValueHigh = 16,

    /// <summary>The lag has an upper part.</summary>
    LagHigh = 32,

    /// <summary>There are microseconds within the millisecond.</summary>
    Sub = 64,

    /// <summary>There is a refused stamp of the device.</summary>
    Device = 128,

    /// <summary>The refused stamp has an upper part.</summary>
    DeviceHigh = 256,
}
