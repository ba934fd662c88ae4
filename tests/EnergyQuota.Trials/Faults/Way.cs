namespace EnergyQuota.Trials.Faults;

/// <summary>The way a load takes into the product.</summary>
internal enum Way
{
    /// <summary>To its embedded broker.</summary>
    Embedded,

    /// <summary>To a Mosquitto, from which it fetches.</summary>
    Mosquitto,
}
