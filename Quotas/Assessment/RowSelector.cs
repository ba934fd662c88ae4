using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>The row that judges an institution, and why.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Row">The row.</param>
/// <param name="ReasonZh">The reason in Chinese.</param>
/// <param name="ReasonEn">The reason in English.</param>
public sealed record RowChoice(QuotaStandard Standard, QuotaRow Row, string ReasonZh, string ReasonEn);

/// <summary>The rows found for an institution and year.</summary>
/// <param name="Choices">One per indicator, ordered by indicator.</param>
/// <param name="Ambiguous">Indicators for which two standards claim the year alike.</param>
public sealed record RowSelection(IReadOnlyList<RowChoice> Choices, IReadOnlyList<QuotaIndicator> Ambiguous);

/// <summary>Finds the rows that judge an institution in a calendar year. Pure.</summary>
/// <remarks>
/// A row fits only if class, sub-class and zone are those of the institution or left open: never a neighbouring zone.
/// Of the fitting rows, in this order: a real standard before a demonstration, the narrower region, the standard whose
/// first judged year is later, the one in force later, the row that names the sub-class, the row that names the zone.
/// </remarks>
public static class RowSelector
{
    /// <summary>Finds the rows.</summary>
    /// <param name="standards">All standards with their rows.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="year">The calendar year.</param>
    public static RowSelection Select(IEnumerable<QuotaStandard> standards, Institution institution, int year)
    {
        ArgumentNullException.ThrowIfNull(standards);
        ArgumentNullException.ThrowIfNull(institution);
        var fitting = standards.Where(s => Judges(s, institution, year))
            .SelectMany(s => s.Rows.Where(r => Fits(r, institution)).Select(r => (Standard: s, Row: r))).ToList();
        if (fitting.Exists(f => !f.Standard.Demonstration))
        {
            fitting.RemoveAll(f => f.Standard.Demonstration);
        }

        var choices = new List<RowChoice>();
        var ambiguous = new List<QuotaIndicator>();
        foreach (var candidates in fitting.GroupBy(f => f.Row.Indicator).OrderBy(g => g.Key))
        {
            var ranked = candidates.OrderByDescending(c => Rank(c.Standard, c.Row)).ToList();
            if (ranked.Count > 1 && Rank(ranked[0].Standard, ranked[0].Row).CompareTo(Rank(ranked[1].Standard, ranked[1].Row)) == 0)
            {
                ambiguous.Add(candidates.Key);
                continue;
            }

            choices.Add(Explain(ranked[0].Standard, ranked[0].Row, institution, year, ranked.Count));
        }

        return new RowSelection(choices, ambiguous);
    }

    /// <summary>The key of the row that names all an institution is registered with: tells findings apart that have no row of their own.</summary>
    /// <param name="institution">The institution.</param>
    /// <param name="indicator">The indicator.</param>
    public static string KeyFor(Institution institution, QuotaIndicator indicator)
    {
        ArgumentNullException.ThrowIfNull(institution);
        return QuotaRow.MakeKey(institution.Class, institution.SubClass, institution.ClimateZone, indicator);
    }

    private static bool Judges(QuotaStandard standard, Institution institution, int year) =>
        standard.State != StandardState.Draft
        && standard.FirstJudgedYear <= year
        && standard.EffectiveFrom < new DateOnly(year + 1, 1, 1)
        && (standard.EffectiveTo is null || standard.EffectiveTo > new DateOnly(year, 1, 1))
        && institution.RegionCode.StartsWith(standard.RegionPrefix, StringComparison.Ordinal);

    private static bool Fits(QuotaRow row, Institution institution) =>
        row.Class == institution.Class
        && (row.SubClass.Length == 0 || row.SubClass == institution.SubClass)
        && (row.Zone.Length == 0 || row.Zone == institution.ClimateZone);

    private static (int Region, int FirstYear, DateOnly From, bool SubClass, bool Zone) Rank(QuotaStandard standard, QuotaRow row) =>
        (standard.RegionPrefix.Length, standard.FirstJudgedYear, standard.EffectiveFrom, row.SubClass.Length > 0, row.Zone.Length > 0);

    private static RowChoice Explain(QuotaStandard standard, QuotaRow row, Institution institution, int year, int candidates)
    {
        var subClass = row.SubClass.Length > 0 ? row.SubClass : "*";
        var zone = row.Zone.Length > 0 ? row.Zone : "*";
        return new RowChoice(
            standard,
            row,
            $"{year} 年适用 {standard.Code}{(standard.Demonstration ? "（示范）" : "")}：类别 {row.Class}、子类 {subClass}、气候区 {zone}"
                + $"（单位登记为 {institution.Class}、{institution.SubClass}、{institution.ClimateZone}；候选 {candidates} 行）",
            $"{standard.Code}{(standard.Demonstration ? " (demonstration)" : "")} judges {year}: class {row.Class}, sub-class {subClass}, zone {zone}"
                + $" (registered as {institution.Class}, {institution.SubClass}, {institution.ClimateZone}; {candidates} candidate rows)");
    }
}
