using System.CommandLine;
using System.Security.Cryptography;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>verify</c>: checks an evidence pack with nothing but the pack and the agency's public key: no data folder, no network.</summary>
internal static class VerifyCommand
{
    /// <summary>Exit code: nothing is wrong with the pack, but nobody has shown who made it.</summary>
    public const int Unproved = 3;

    private const int FingerprintLength = 64;

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var pack = new Argument<string>("pack") { Description = "The evidence pack." };
        var key = new Option<string?>("--key") { Description = "The agency's public key in PEM form, from the agency by another way than the pack." };
        var fingerprint = new Option<string?>("--fingerprint") { Description = "Instead of the key: its fingerprint, 64 hexadecimal digits, as the agency prints and publishes it." };
        var command = new Command("verify", """
            Checks an evidence pack (证据包): its form, every hash, the signature; then computes everything again, from the readings over
            hours, days and totals to the value and the grade, and compares each stage. Needs no data folder and no network.
            Exit code 0: whole, and signed by the key given; 1: something is wrong, and by what it was found is said; 3: whole, but
            without --key or --fingerprint nobody knows who made it.

            Example: energyquota verify court-2025.zip --key agency.pub.pem
            """)
        {
            pack, key, fingerprint,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(async () =>
        {
            using var trusted = parsed.GetValue(key) is { } file ? ReadKey(Demand(file)) : null;
            var printed = Fingerprint(parsed.GetValue(fingerprint));
            await using var input = new FileStream(Demand(parsed.GetValue(pack)!), FileMode.Open, FileAccess.Read, FileShare.Read);
            return Print(await PackVerifier.CheckAsync(input, trusted, printed, cancellationToken));
        }));
        return command;
    }

    private static int Print(PackReport report)
    {
        if (report.Manifest is { } m)
        {
            Console.WriteLine($"{m.NameZh} {m.Institution}, {m.Year}, verdict {m.Verdict}.{m.Revision}; made {m.MadeAt:u} by {m.MadeBy}, EnergyQuota {m.Program}");
        }

        foreach (var fault in report.Faults)
        {
            Console.WriteLine(fault);
        }

        foreach (var note in report.Notes)
        {
            Console.WriteLine($"Note: {note}");
        }

        Console.WriteLine($"{report.Files} files agree with the signed list; {report.Registers} registers were settled again from {report.Readings} readings.");
        Console.WriteLine(report.IsWhole
            ? "完整：从示数到结论逐级重算，结果与包内一致。Whole: computed again from the readings to the grade, every stage is as the pack says."
            : "不可采信：见上。NOT as it was made: see above.");
        Console.WriteLine(report.Origin switch
        {
            PackOrigin.Proved => $"来源已证实：由所给密钥签名。Its origin is proved: signed by the key given, {report.KeyFingerprint}.",
            PackOrigin.Unproved => $"来源未证实：没有给出公钥，只证明了包内自洽。请向主管机关核对指纹。Its origin is NOT proved: no key was given, so whoever made it could have made all of it. Compare this fingerprint with the agency's: {report.KeyFingerprint}",
            _ => "来源不实：签名不是所给密钥对此包所作。Its origin is refuted: the key given did not sign this pack.",
        });
        return !report.IsWhole ? 1 : report.Origin == PackOrigin.Proved ? 0 : Unproved;
    }

    private static string? Fingerprint(string? given) => given is null ? null
        : given.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() is { Length: FingerprintLength } digits && digits.All(char.IsAsciiHexDigit)
            ? digits : throw new StartFaultException($"--fingerprint: a fingerprint has {FingerprintLength} hexadecimal digits.");

    private static string Demand(string file) => File.Exists(file) ? file : throw new StartFaultException($"There is no file {file}.");

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
