using System.Globalization;
using EnergyQuota.Trials.Servers;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>Folders and ports of one trial, and the product's settings that follow from them.</summary>
/// <param name="scratch">The trial's own folder.</param>
/// <param name="store">The reading store.</param>
internal sealed class Places(string scratch, string store)
{
    /// <summary>The product's data folder.</summary>
    public string Data { get; } = Path.Combine(scratch, "data");

    /// <summary>The files to import.</summary>
    public string Import { get; } = Path.Combine(scratch, "import");

    /// <summary>Mosquitto's folder.</summary>
    public string Broker { get; } = Path.Combine(scratch, "mosquitto");

    /// <summary>InfluxDB's folder.</summary>
    public string Influx { get; } = Path.Combine(scratch, "influxdb");

    /// <summary>VictoriaMetrics' folder.</summary>
    public string Victoria { get; } = Path.Combine(scratch, "victoria");

    /// <summary>Mosquitto's port.</summary>
    public int BrokerPort { get; } = ManagedProcess.FreePort();

    /// <summary>InfluxDB's port.</summary>
    public int InfluxPort { get; } = ManagedProcess.FreePort();

    /// <summary>VictoriaMetrics' port.</summary>
    public int VictoriaPort { get; } = ManagedProcess.FreePort();

    /// <summary>The settings.</summary>
    public Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["Ingest:OldestReading"] = "00:00:00",
            ["Ingest:Accounting:KeepDays"] = "4000", // the readings are of years ago, and their accounts are compared
            ["Quotas:SettleEverySeconds"] = "5", // settles beside what comes in, and is done soon after the last of it
            ["Ingest:Broker:Enabled"] = "false",
            ["Ingest:Intake:Enabled"] = "true",
            ["Ingest:Intake:Host"] = "127.0.0.1",
            ["Ingest:Intake:Port"] = BrokerPort.ToString(CultureInfo.InvariantCulture),
            ["Metering:Store"] = store,
        };
        if (store == "influxdb")
        {
            settings["Metering:InfluxDb:Url"] = $"http://127.0.0.1:{InfluxPort}";
        }
        else if (store == "victoriametrics")
        {
            settings["Metering:VictoriaMetrics:Url"] = $"http://127.0.0.1:{VictoriaPort}";
        }

        return settings;
    }
}
