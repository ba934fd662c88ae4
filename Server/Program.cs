using System.CommandLine;
using EnergyQuota.Server.Commands;

var root = new RootCommand("""
    EnergyQuota: meter readings in over MQTT, consumption that adds up, quota verdicts, alerts and reports out.

    Example: energyquota demo
    """)
{
    ServeCommand.Create(),
    DemoCommand.Create(),
    ImportCommand.Create(),
    ReplayCommand.Create(),
    ReportCommand.Create(),
    GatewaysCommand.Create(),
    ProfilesCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
