using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Benchmarks.Late;

/// <summary>Compares two ledgers row by row, checkpoints and findings included.</summary>
internal static class LedgerDifference
{
    private const int RegistersPerQuery = 500;
    private static readonly RegisterAccess Access = RegisterAccess.System("bench");
    private static readonly DateOnly From = new(2000, 1, 1);
    private static readonly DateOnly To = new(2100, 1, 1);

    /// <summary>Counts the rows compared and those that differ or that only one has.</summary>
    public static async Task<(long Rows, long Different)> CountAsync(IConsumptionLedger one, IConsumptionLedger other, IReadOnlyList<RegisterId> registers)
    {
        var (rows, different) = (0L, 0L);
        foreach (var some in registers.Chunk(RegistersPerQuery))
        {
            var left = (await one.ReadDaysAsync(Access, some, From, To, CancellationToken.None)).ToHashSet();
            var right = (await other.ReadDaysAsync(Access, some, From, To, CancellationToken.None)).ToHashSet();
            var findings = (await one.ReadFindingsAsync(Access, some, CancellationToken.None)).ToHashSet();
            rows += Math.Max(left.Count, right.Count);
            left.SymmetricExceptWith(right);
            findings.SymmetricExceptWith(await other.ReadFindingsAsync(Access, some, CancellationToken.None));
            different += left.Count + findings.Count;
        }

        return (rows, different);
    }
}
