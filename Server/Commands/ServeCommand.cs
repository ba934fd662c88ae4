using System.CommandLine;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>serve</c>: the site, the API, ingest and the jobs until a signal stops them.</summary>
internal static class ServeCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var data = CommandOptions.DataFolder();
        var command = new Command("serve", """
            Runs the site, the API, the MQTT intake and the jobs until it is stopped.

            Example: energyquota serve --data /var/lib/energyquota
            """)
        {
            data,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(
            () => ServerRun.RunAsync(CommandOptions.Overrides(parsed.GetValue(data)), null, null, cancellationToken)));
        return command;
    }
}
