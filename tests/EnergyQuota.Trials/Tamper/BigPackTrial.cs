using System.Diagnostics;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Trials.Tamper;

/// <summary>Makes and checks the evidence pack of a university: 200 registers, a reading each 15 minutes, a year. Tells how long and in how much memory.</summary>
internal static class BigPackTrial
{
    private const int Registers = 200;
    private const int Minutes = 15;
    private const double Megabyte = 1_000_000;

    /// <summary>Runs it.</summary>
    /// <param name="output">Where it is told.</param>
    /// <returns>0: the pack holds; 1: it does not.</returns>
    public static async Task<int> RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("energyquota-pack-");
        try
        {
            using var key = AuditKey.Open(Path.Combine(folder.FullName, "audit.pem"));
            using var known = AuditKey.ReadPublic(key.PublicPem);
            var path = Path.Combine(folder.FullName, "pack.zip");
            var watch = Stopwatch.StartNew();
            await PackCase.MakeAsync(new Random(1), path, key, Registers, TimeSpan.FromMinutes(Minutes));
            await output.WriteLineAsync($"made in {watch.Elapsed.TotalSeconds:F1} s (inventing the readings twice included), {new FileInfo(path).Length / Megabyte:F1} MB, peak {Peak():F0} MB of memory");
            watch.Restart();
            await using var file = File.OpenRead(path);
            var report = await PackVerifier.CheckAsync(file, known, null, CancellationToken.None);
            await output.WriteLineAsync($"checked in {watch.Elapsed.TotalSeconds:F1} s: {report.Registers} registers settled again from {report.Readings:N0} readings, {report.Faults.Count} faults, peak {Peak():F0} MB");
            return report.IsWhole ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Peak()
    {
        using var own = Process.GetCurrentProcess();
        return own.PeakWorkingSet64 / Megabyte;
    }
}
