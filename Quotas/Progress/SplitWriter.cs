using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Progress;

/// <summary>Puts monthly splits into the state database, each with one audit line; the same split again changes nothing.</summary>
internal static class SplitWriter
{
    public static async Task<IReadOnlyList<AuditLine>> PutAsync(
        StateContext state, IReadOnlyList<MonthlySplit> split, string enteredBy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (@class, indicator, year) = (split[0].Class, split[0].Indicator, split[0].FromYear);
        var stored = await state.Set<MonthlySplit>()
            .Where(s => s.Class == @class && s.Indicator == indicator && s.FromYear == year).OrderBy(s => s.Month).ToListAsync(cancellationToken);
        if (stored.Select(s => (s.Month, s.Share, s.Source)).SequenceEqual(split.Select(s => (s.Month, s.Share, s.Source))))
        {
            return [];
        }

        var detail = new { EnteredBy = enteredBy, Before = Shares(stored), After = Shares(split), split[0].Source };
        state.RemoveRange(stored.Where(old => split.All(s => s.Month != old.Month)));
        foreach (var share in split)
        {
            if (stored.Find(s => s.Month == share.Month) is { } old)
            {
                (old.Share, old.Source, old.EnteredBy, old.EnteredAt) = (share.Share, share.Source, enteredBy, at);
            }
            else
            {
                (share.Id, share.EnteredBy, share.EnteredAt) = (0, enteredBy, at);
                state.Add(share);
            }
        }

        return [new AuditLine("split.imported", $"split:{@class}:{indicator}:{year}", detail)];
    }

    private static decimal[]? Shares(IReadOnlyCollection<MonthlySplit> split) => split.Count == 0 ? null : [.. split.Select(s => s.Share)];
}
