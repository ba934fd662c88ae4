using System.Security.Cryptography;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Tests;

internal static class AuditLogChecks
{
    /// <summary>The first line that the chain finds wrong, or null.</summary>
    public static async Task<long?> FindBrokenLineAsync(this AuditLog log, CancellationToken cancellationToken) =>
        (await log.CheckAsync([], new Dictionary<string, ECDsa>(), cancellationToken)).Faults.Select(static fault => (long?)fault.Number).FirstOrDefault();
}
