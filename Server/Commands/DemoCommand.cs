using System.CommandLine;
using EnergyQuota.Server.Demo;

namespace EnergyQuota.Server.Commands;

/// <summary><c>demo</c>: a made-up city with thirteen months of history and meters that go on sending.</summary>
internal static class DemoCommand
{
    private const string DefaultFolder = "demo-data";

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var data = CommandOptions.DataFolder();
        var seed = new Option<int>("--seed") { Description = "Makes the city; a folder that has one keeps it.", DefaultValueFactory = _ => 1 };
        var command = new Command("demo", """
            Makes a city of 60 institutions with thirteen months of readings, and runs the server on it
            while its meters go on sending over MQTT. A second start goes on where the first one stopped.

            Example: energyquota demo --data demo-data
            """)
        {
            data, seed,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(() =>
            DemoRun.RunAsync(Settings(parsed.GetValue(data) ?? DefaultFolder), parsed.GetValue(seed), cancellationToken)));
        return command;
    }

    private static Dictionary<string, string?> Settings(string folder)
    {
        // The gateways of the demonstration sit on this machine; nobody else reaches a loopback broker.
        var settings = CommandOptions.Overrides(folder);
        settings["Ingest:Broker:AllowAnonymous"] = "true";
        settings["Quotas:SettleEverySeconds"] = "15";

        // Two months in both languages show what filing is; thirteen would keep a small machine busy for minutes.
        settings["Reports:MonthsBack"] = "2";
        settings["Reports:Languages"] = "zh,en";
        settings["Reports:FileEveryMinutes"] = "2";

        // The city's agency, so that papers are drafted in a name; its demonstration standards let none be issued.
        settings["Papers:Issuers:0:Region"] = "3799";
        settings["Papers:Issuers:0:Name"] = "示范市机关事务管理局";
        settings["Papers:Issuers:0:Sign"] = "示管节";
        return settings;
    }
}
