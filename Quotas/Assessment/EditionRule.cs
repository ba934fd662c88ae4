using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>A row that is law for a year, with the standard under whose rank it stands.</summary>
/// <param name="Standard">The standard it stands in.</param>
/// <param name="Row">The row.</param>
/// <param name="Base">The standard that ranks it: the amended one for a row of an amendment, else its own.</param>
internal sealed record RowInLaw(QuotaStandard Standard, QuotaRow Row, QuotaStandard Base);

/// <summary>Which editions and amendments are the law of a year for an institution. Pure.</summary>
/// <remarks>
/// <para>A year that a change of law straddles is judged by the edition whose first judged year it has reached; until then by the former.</para>
/// <para>An edition does not judge any more once one that replaces it judges. An amendment lives and ends with what it amends.</para>
/// </remarks>
internal static class EditionRule
{
    /// <summary>The rows that are law for a year, of those that fit; whether a row fits may depend on nothing but its key.</summary>
    public static IEnumerable<RowInLaw> RowsOf(
        IEnumerable<QuotaStandard> standards, Institution institution, int year, Func<QuotaRow, bool> fits)
    {
        var judging = standards.Where(s => Judges(s, institution, year)).ToList();
        judging.RemoveAll(s => judging.Exists(other => other.Replaces == s.Code || (s.RepealedBy == other.Code && other != s)));
        var amendments = judging.Where(s => !string.IsNullOrEmpty(s.Amends)).OrderByDescending(s => (s.FirstJudgedYear, s.EffectiveFrom)).ToList();
        if (amendments.Count == 0)
        {
            return judging.SelectMany(s => s.Rows.Where(fits).Select(r => new RowInLaw(s, r, s)));
        }

        judging.RemoveAll(amendments.Contains);
        return judging.SelectMany(basis => Amended(basis, amendments.Where(a => a.Amends == basis.Code), fits));
    }

    // Of several amendments the newest goes first; then the rows that none of them names.
    private static IEnumerable<RowInLaw> Amended(QuotaStandard basis, IEnumerable<QuotaStandard> amendments, Func<QuotaRow, bool> fits)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. amendments.Append(basis).SelectMany(s => s.Rows.Where(r => fits(r) && seen.Add(r.Key)).Select(r => new RowInLaw(s, r, basis)))];
    }

    private static bool Judges(QuotaStandard standard, Institution institution, int year) =>
        standard.IsPublished()
        && standard.FirstJudgedYear <= year
        && standard.EffectiveFrom < new DateOnly(year + 1, 1, 1)
        && (standard.EffectiveTo is null || standard.EffectiveTo > new DateOnly(year, 1, 1))
        && institution.RegionCode.StartsWith(standard.RegionPrefix, StringComparison.Ordinal);
}
