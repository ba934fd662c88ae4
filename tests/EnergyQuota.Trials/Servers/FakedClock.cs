using System.Globalization;

namespace EnergyQuota.Trials.Servers;

/// <summary>A wall clock that a program sees in place of the machine's and that can be set while it runs (libfaketime); what measures spans goes on evenly.</summary>
/// <param name="file">The file that says how far it is off.</param>
internal sealed class FakedClock(string file)
{
    private const string Library = "libfaketimeMT.so.1";

    /// <summary>The variables with which a program sees it.</summary>
    /// <exception cref="TrialException">The library is not installed.</exception>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Find(),
        ["FAKETIME_TIMESTAMP_FILE"] = file,
        ["FAKETIME_NO_CACHE"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0", // with it, waits with a time limit are over at once
        ["NO_FAKE_STAT"] = "1",
    };

    /// <summary>Sets it.</summary>
    /// <param name="ahead">How far it is ahead of the machine's clock, in whole seconds; negative: behind.</param>
    public void Set(TimeSpan ahead)
    {
        // Put in place at once: a program must never read half of it.
        var next = $"{file}.next";
        File.WriteAllText(next, string.Create(CultureInfo.InvariantCulture, $"{(ahead < TimeSpan.Zero ? "" : "+")}{(long)ahead.TotalSeconds}\n"));
        File.Move(next, file, overwrite: true);
    }

    private static string Find() =>
        Directory.EnumerateFiles("/usr/lib", Library, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true }).FirstOrDefault()
        ?? throw new TrialException($"{Library} is not below /usr/lib; the package is libfaketime.");
}
