using System.Globalization;

namespace EnergyQuota.Benchmarks.Assess;

/// <summary>The most memory this process held since a moment, as Linux counts it; making the province takes more than assessing it.</summary>
internal static class PeakMemory
{
    /// <summary>The most since the last reset, in megabytes.</summary>
    public static long Megabytes => File.ReadLines("/proc/self/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1_000)
        .Single();

    /// <summary>Begins anew.</summary>
    public static void Reset()
    {
        GC.Collect();
        File.WriteAllText("/proc/self/clear_refs", "5");
    }
}
