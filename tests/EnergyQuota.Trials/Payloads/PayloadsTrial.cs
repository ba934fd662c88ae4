using EnergyQuota.Ingest.Profiles;

namespace EnergyQuota.Trials.Payloads;

/// <summary><c>payloads DIR [--profiles DIR] [--decode-cases FILE]</c>.</summary>
internal static class PayloadsTrial
{
    /// <summary>Runs it.</summary>
    /// <returns>0 where everything passes, 1 where something differs, 2 where the arguments cannot be used.</returns>
    public static int Run(ReadOnlySpan<string> args, TextWriter output)
    {
        var (profileFolder, cases) = (new ProfileOptions().Folders.Single(), (string?)null);
        for (var at = 1; at < args.Length; at += 2)
        {
            if (at + 1 < args.Length && args[at] == "--profiles")
            {
                profileFolder = args[at + 1];
            }
            else if (at + 1 < args.Length && args[at] == "--decode-cases")
            {
                cases = args[at + 1];
            }
            else
            {
                return 2;
            }
        }

        var faults = new List<ProfileFault>();
        var profiles = ProfileFiles.Read([profileFolder], faults);
        foreach (var fault in faults)
        {
            output.WriteLine(fault);
        }

        var (passed, failed) = new PublishedPayloads(args[0], profiles, output).Run();
        output.WriteLine($"payloads: {passed} files passed, {failed} failed");
        if (cases is not null)
        {
            var (good, bad, prose) = new DecodeCases(cases, output).Run();
            output.WriteLine($"decode cases: {good} passed, {bad} failed, {prose} not run");
            failed += bad;
        }

        return failed + faults.Count == 0 && passed > 0 ? 0 : 1;
    }
}
