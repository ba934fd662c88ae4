namespace EnergyQuota.Metering;

/// <summary>How the time of a reading is known. The numbers are stored and never reused.</summary>
public enum TimeBasis : byte
{
    /// <summary>The device stamped the reading and its clock was within the limits.</summary>
    Device = 0,

    /// <summary>The message carried no time; the time is that of reception (receive-timed).</summary>
    Received = 1,

    /// <summary>The device's clock was outside the limits; the time is that of reception and the original stamp is kept.</summary>
    ClockRejected = 2,

    /// <summary>A person read the register and wrote the time down (手抄表). Never in a store: it is a dated fact of the registry.</summary>
    Manual = 3,
}
