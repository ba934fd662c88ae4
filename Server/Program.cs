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
    AccountsCommand.Create(),
    AuditCommand.Create(),
    VerdictsCommand.Create(),
    ExplainCommand.Create(),
    EvidenceCommand.Create(),
    VerifyCommand.Create(),
    ProfilesCommand.Create(),
    PapersCommand.Create(),
    StandardsCommand.Create(),
};

// A stop has its own bounds: 10 s for requests under way, then what is appended is committed. The package would end the
// program after 2 s in the middle of it, with another exit code.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
