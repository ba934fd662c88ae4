using System.CommandLine;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Server.Commands;

/// <summary><c>verdicts</c>: looks after stored verdicts while the server is stopped.</summary>
internal static class VerdictsCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => new("verdicts", "Stored verdicts (评定结论).\n\nExample: energyquota verdicts recheck") { Recheck() };

    private static Command Recheck()
    {
        var data = CommandOptions.DataFolder();
        var command = new Command("recheck", """
            Computes every stored verdict again, all revisions, from the inputs stored with it, and compares: value, grade, completeness,
            reasons and exact figures. Then looks whether the ledger still gives the sums that the newest verdicts cite; where it does
            not, later data came and the next assessment revises. Exit code 0: all came out the same; 1: some did not.

            Example: energyquota verdicts recheck
            """)
        {
            data,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfServiceAsync<VerdictRecheck>(parsed.GetValue(data), async recheck =>
        {
            var report = await recheck.RunAsync(Scope.System("recheck"), cancellationToken);
            foreach (var line in report.Different.Concat(report.Moved))
            {
                Console.WriteLine(line);
            }

            Console.WriteLine($"{report.Verdicts} verdicts computed again ({report.FirstFormat} of the first form), {report.Same} the same, {report.Verdicts - report.Same} different.");
            Console.WriteLine($"{report.Sums} cited sums compared with the ledger, {report.MovedSums} moved since.");
            return report.Same == report.Verdicts ? 0 : 1;
        }, cancellationToken));
        return command;
    }
}
