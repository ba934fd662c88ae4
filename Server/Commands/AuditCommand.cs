using System.CommandLine;
using System.Security.Cryptography;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>audit</c>: signs the audit log and checks it, while the server is stopped; while it runs, a job signs.</summary>
internal static class AuditCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => new("audit", """
        The audit log (审计日志): every change of a fact and every decision, chained by hashes, its newest line signed from time to
        time. The server must not be running on the same data folder.

        Example: energyquota audit verify --heads /media/safe/audit-heads.jsonl --key /media/safe/audit.pub.pem
        """)
    {
        Verify(), Sign(),
    };

    private static Command Verify()
    {
        var data = CommandOptions.DataFolder();
        var heads = new Option<string[]>("--heads") { Description = "A file of signed heads, best from where nobody here could change it; may be given several times. Default: this installation's own." };
        var keys = new Option<string[]>("--key") { Description = "A public key in PEM form that may have signed them; may be given several times. Default: this installation's own." };
        var command = new Command("verify", """
            Walks the whole audit log and tells each line that was changed, removed, put in, cut off or written anew, and by what
            that was found. Exit code 0: nothing is wrong; 1: something is.

            Example: energyquota audit verify --heads /media/safe/audit-heads.jsonl --key /media/safe/audit.pub.pem
            """)
        {
            heads, keys, data,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(async () =>
        {
            await using var session = await OfflineSession.OpenAsync(CommandOptions.Overrides(parsed.GetValue(data)), cancellationToken);
            var own = session.Services.GetRequiredService<AuditHeads>();
            var (files, pems) = (parsed.GetValue(heads) ?? [], parsed.GetValue(keys) ?? []);
            var read = (files.Length > 0 ? files : [own.HeadFile]).Select(file => AuditHeadFile.Read(Demand(file, files.Length > 0))).ToList();
            var known = new Dictionary<string, ECDsa>();
            try
            {
                foreach (var pem in pems.Length > 0 ? pems.Select(file => ReadKey(Demand(file, true))) : [AuditKey.ReadPublic(own.Key.PublicPem)])
                {
                    known[AuditKey.IdOf(pem)] = pem;
                }

                var report = await session.Services.GetRequiredService<AuditLog>()
                    .CheckAsync(read.SelectMany(static file => file.Heads), known, cancellationToken);
                return Print(report, [.. read.SelectMany(static file => file.Unreadable)], files.Length > 0 && pems.Length > 0);
            }
            finally
            {
                foreach (var key in known.Values)
                {
                    key.Dispose();
                }
            }
        }));
        return command;
    }

    private static Command Sign()
    {
        var data = CommandOptions.DataFolder();
        var command = new Command("sign", "Signs the newest line now and prints that.\n\nExample: energyquota audit sign") { data };
        command.SetAction((parsed, cancellationToken) => Outcome.OfServiceAsync<AuditHeads>(parsed.GetValue(data), async heads =>
        {
            var (head, faults) = await heads.SignAsync(cancellationToken);
            foreach (var fault in faults)
            {
                Console.WriteLine($"{fault.FoundBy}: {fault.Detail}");
            }

            if (faults.Count > 0)
            {
                Console.WriteLine("Nothing was signed.");
                return 1;
            }

            Console.WriteLine(head is null ? "There is no line yet." : $"{head.ToLine()}{Environment.NewLine}In {heads.HeadFile}, key {heads.Key.Id}.");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static int Print(AuditReport report, IReadOnlyList<AuditFault> unreadable, bool isFromElsewhere)
    {
        foreach (var fault in unreadable.Concat(report.Faults))
        {
            Console.WriteLine($"{fault.FoundBy}: {fault.Detail}");
        }

        var isWhole = unreadable.Count + report.Faults.Count == 0;
        Console.WriteLine($"{report.Lines} lines, {report.Heads} signed heads agree; {(isWhole ? "nothing is wrong." : "the log is NOT as it was written.")}");
        Console.WriteLine(report.LastHead == 0
            ? "No head vouches for any line: only the chain was checked, which whoever has database and program can write anew."
            : $"The lines up to {report.LastHead} are vouched for by a signed head, {report.Lines - report.LastHead} after it by the chain only.");
        if (!isFromElsewhere)
        {
            Console.WriteLine("Heads and key were this installation's own. Give --heads and --key from a place that nobody here could change.");
        }

        return isWhole ? 0 : 1;
    }

    private static string Demand(string file, bool isGiven) =>
        !isGiven || File.Exists(file) ? file : throw new StartFaultException($"There is no file {file}.");

    private static ECDsa ReadKey(string file)
    {
        try
        {
            return AuditKey.ReadPublic(File.ReadAllText(file));
        }
        catch (CryptographicException e)
        {
            throw new StartFaultException($"{file} is no public key: {e.Message}", e);
        }
    }
}
