namespace EnergyQuota.Trials.Faults;

/// <summary>Which servers a fault needs beside the product.</summary>
internal enum StageKind
{
    /// <summary>Readings in DuckDB; embedded broker, and a Mosquitto behind a relay.</summary>
    DuckDb,

    /// <summary>Readings in an InfluxDB; embedded broker.</summary>
    InfluxDb,

    /// <summary>Readings in a VictoriaMetrics; embedded broker.</summary>
    VictoriaMetrics,

    /// <summary>Readings in DuckDB; embedded broker; the product sees a clock of the trial's.</summary>
    FakedClock,

    /// <summary>Readings in DuckDB, all data on a small disk of their own; embedded broker.</summary>
    SmallDisk,
}
