using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Metering.Stores.Influx;
using EnergyQuota.Metering.Stores.Victoria;

namespace EnergyQuota.Metering;

/// <summary>Where readings and consumption are kept. Section <c>Metering</c>.</summary>
public sealed class MeteringOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Metering";

    /// <summary>The key of the data folder, which other parts share.</summary>
    public const string FolderKey = "Data:Folder";

    /// <summary>The engine of the reading store.</summary>
    /// <value><c>duckdb</c> (default), <c>influxdb</c> or <c>victoriametrics</c>, whatever the case. The consumption ledger is kept in DuckDB with each.</value>
    public string Store { get; set; } = "duckdb";

    /// <summary>The folder of <c>readings.duckdb</c> and <c>ledger.duckdb</c>. Taken from <c>Data:Folder</c>, not from this section.</summary>
    /// <value>A path; relative ones count from the working folder. Default <c>data</c>.</value>
    public string DataFolder { get; set; } = "data";

    /// <summary>Bounds of the DuckDB files.</summary>
    public DuckDbOptions DuckDb { get; set; } = new();

    /// <summary>The InfluxDB server; used where <see cref="Store"/> is <c>influxdb</c>.</summary>
    public InfluxOptions InfluxDb { get; set; } = new();

    /// <summary>The VictoriaMetrics server; used where <see cref="Store"/> is <c>victoriametrics</c>.</summary>
    public VictoriaOptions VictoriaMetrics { get; set; } = new();

    /// <summary>The key of the greatest age of a reading, which Ingest owns; an engine that forgets is held to it.</summary>
    internal const string OldestReadingKey = "Ingest:OldestReading";

    /// <summary>The greatest age at which readings are taken; zero: any. Default 400 days, as Ingest has it.</summary>
    internal TimeSpan OldestReading { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Whether readings go to VictoriaMetrics.</summary>
    internal bool IsVictoria => string.Equals(Store, "victoriametrics", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether readings go to InfluxDB.</summary>
    internal bool IsInflux => string.Equals(Store, "influxdb", StringComparison.OrdinalIgnoreCase);
}
