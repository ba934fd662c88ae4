using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Peers;

/// <summary>
/// Where an institution stands in its class. The one query that reads beyond its scope: it asks for an institution that the scope sees, takes of
/// the others nothing but their values, and gives only what <see cref="PeerMath"/> lets out of them.
/// </summary>
/// <param name="states">The state database.</param>
public sealed class PeerQuery(IDbContextFactory<StateContext> states)
{
    // The first digits of a region's code name its province.
    private const int ProvinceDigits = 2;

    /// <summary>Its places in the newest year for which it has a value, one per indicator.</summary>
    /// <remarks>
    /// Compared are institutions of the same province that the same row of the same standard judged in the same year, by measured values;
    /// classified institutions (涉密单位) are left out, as their number and values are not to be told.
    /// </remarks>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution; outside the scope there are no places.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<ClassPosition>> OfInstitutionAsync(Scope scope, string institutionCode, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var own = await state.Set<Institution>().AsNoTracking().Within(scope).SingleOrDefaultAsync(i => i.Code == institutionCode, cancellationToken);
        var province = own?.RegionCode is { Length: >= ProvinceDigits } region ? region[..ProvinceDigits] : null;
        if (own is null || province is null)
        {
            return [];
        }

        var verdicts = await Comparable(state).Where(v => v.InstitutionCode == own.Code).OrderBy(v => v.Indicator)
            .Select(static v => new ClassPosition(
                v.Year, v.Indicator!.Value, v.StandardCode, v.RowKey, v.Demonstration, v.Value!.Value, v.Grade, v.Leading, v.Baseline, v.Constraint, v.Unit, null, null))
            .ToListAsync(cancellationToken);
        var positions = new List<ClassPosition>();
        foreach (var verdict in verdicts.Where(v => v.Year == verdicts.Max(static newest => newest.Year)))
        {
            var others = await Comparable(state)
                .Where(v => v.Year == verdict.Year && v.StandardCode == verdict.StandardCode && v.RowKey == verdict.RowKey && v.Indicator == verdict.Indicator)
                .Join(
                    state.Set<Institution>().Where(i => i.Code != own.Code && !i.IsClassified && i.RegionCode.StartsWith(province)),
                    static v => v.InstitutionCode,
                    static i => i.Code,
                    static (v, _) => v.Value!.Value)
                .ToListAsync(cancellationToken);
            positions.Add(Placed(verdict, others));
        }

        return positions;
    }

    private static ClassPosition Placed(ClassPosition own, List<decimal> others) =>
        PeerMath.Picture(others.Append(own.Value), [own.Leading, own.Baseline], own.Constraint) is not { } picture ? own
        : own with { Class = picture, Place = PeerMath.Place(own.Value, others, picture) };

    // What is certain "at least" is no value to compare with, nor is one that could not be judged.
    private static IQueryable<Verdict> Comparable(StateContext state) => state.Set<Verdict>().AsNoTracking()
        .Where(static v => v.Current && v.Value != null && v.Indicator != null && v.Grade != Grade.CannotJudge && v.Grade != Grade.OverLowerBound);
}
