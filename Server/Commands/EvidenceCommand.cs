using System.CommandLine;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>evidence</c>: takes a verdict out as a signed evidence pack, while the server is stopped.</summary>
internal static class EvidenceCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var id = new Argument<long>("verdict") { Description = "The number of the verdict; `explain` shows it." };
        var target = new Option<string>("--out") { Description = "The file to write.", Required = true };
        var data = CommandOptions.DataFolder();
        var command = new Command("evidence", """
            Writes an evidence pack (证据包): readings, hours and days of all registers that the verdict cites, the facts and rules, the
            calculation, the audit lines, and a list of them with hashes, signed. It is checked before it is kept; one that does not
            prove its verdict is not made, and what does not fit is said. That it was made stands in the audit log.
            The server must not be running on the same data folder; while it runs, the page of the verdict gives the same.

            Example: energyquota evidence 17 --out court-2025.zip
            """)
        {
            id, target, data,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfServiceAsync<EvidencePacks>(parsed.GetValue(data), async packs =>
        {
            var path = parsed.GetValue(target)!;
            var outcome = await packs.MakeAsync(Scope.System("evidence"), parsed.GetValue(id), path, cancellationToken);
            if (outcome.Manifest is not { } manifest)
            {
                foreach (var detail in outcome.Details)
                {
                    Console.WriteLine(detail);
                }

                throw new StartFaultException(outcome.Fault == EvidenceFault.NotFound
                    ? $"There is no verdict {parsed.GetValue(id)}."
                    : "No pack was made: readings and ledger do not give what the verdict cites. Let the server settle and judge again, or close the months; a verdict that was replaced may rest on figures that have moved.");
            }

            Console.WriteLine($"{Path.GetFullPath(path)}: {manifest.Files.Count} files, {manifest.Institution} {manifest.Year}, verdict {manifest.Verdict}.{manifest.Revision}");
            Console.WriteLine($"Signed with key {manifest.Key}");
            return 0;
        }, cancellationToken));
        return command;
    }
}
