using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Assignments;
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
/// <para>
/// A row fits only if class, sub-class and zone are those of the institution or left open: never a neighbouring zone. A row about a
/// metered part fits only an institution that has such a part; of heating, by the way of heating.
/// </para>
/// <para>
/// Of the fitting rows, in this order: a real standard before a demonstration, the narrower region, the standard whose
/// first judged year is later, the one in force later, the row that names more of the sub-class, the row that names the zone. An
/// officer's decision goes before this order, among the rows that fit.
/// </para>
/// </remarks>
public static class RowSelector
{
    /// <summary>Finds the rows.</summary>
    /// <param name="standards">All standards with their rows.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="parts">The institution's metered parts and exclusions; <see langword="null"/>: none, and nothing is judged that needs one.</param>
    /// <param name="assigned">What officers have decided for the institution; <see langword="null"/>: nothing.</param>
    public static RowSelection Select(
        IEnumerable<QuotaStandard> standards, Institution institution, int year,
        IEnumerable<BoundaryExclusion>? parts = null, IEnumerable<RowAssignment>? assigned = null)
    {
        ArgumentNullException.ThrowIfNull(standards);
        ArgumentNullException.ThrowIfNull(institution);
        var decided = assigned?.Where(a => !a.Automatic && a.HoldsIn(year)).ToList() ?? [];
        var choices = new List<RowChoice>();
        var ambiguous = new List<QuotaIndicator>();
        foreach (var candidates in Fitting(standards, institution, year, parts).GroupBy(f => f.Row.Indicator).OrderBy(g => g.Key))
        {
            var ranked = candidates.OrderByDescending(Rank).ToList();
            if (Decided(decided, ranked) is { } decision)
            {
                choices.Add(Explain(decision.Row, decision.By, year));
            }
            else if (ranked.Count > 1 && Rank(ranked[0]).CompareTo(Rank(ranked[1])) == 0)
            {
                ambiguous.Add(candidates.Key);
            }
            else
            {
                choices.Add(Explain(ranked[0], institution, year, ranked.Count));
            }
        }

        return new RowSelection(choices, ambiguous);
    }

    /// <summary>The rows that fit an institution in a year, of every rank: what an officer may decide between.</summary>
    /// <param name="standards">All standards with their rows.</param>
    /// <param name="institution">The institution.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="parts">Its metered parts and exclusions.</param>
    public static IReadOnlyList<QuotaRow> Candidates(
        IEnumerable<QuotaStandard> standards, Institution institution, int year, IEnumerable<BoundaryExclusion>? parts) =>
        [.. Fitting(standards, institution, year, parts).OrderBy(f => f.Row.Indicator).ThenByDescending(Rank).Select(f => f.Row)];

    /// <summary>The key of the row that names all an institution is registered with: tells findings apart that have no row of their own.</summary>
    /// <param name="institution">The institution.</param>
    /// <param name="indicator">The indicator.</param>
    public static string KeyFor(Institution institution, QuotaIndicator indicator)
    {
        ArgumentNullException.ThrowIfNull(institution);
        return QuotaRow.MakeKey(institution.Class, institution.SubClass, institution.ClimateZone, indicator);
    }

    private static List<RowInLaw> Fitting(
        IEnumerable<QuotaStandard> standards, Institution institution, int year, IEnumerable<BoundaryExclusion>? parts)
    {
        var metered = parts?.Where(p => p.Applies && p.From < new DateOnly(year + 1, 1, 1) && (p.To is null || p.To > new DateOnly(year, 1, 1))).ToList() ?? [];
        var fitting = EditionRule.RowsOf(standards, institution, year, row => Fits(row, institution)).Where(f => Fits(f.Row, metered)).ToList();
        if (fitting.Exists(f => !f.Standard.Demonstration))
        {
            fitting.RemoveAll(f => f.Standard.Demonstration);
        }

        return fitting;
    }

    private static bool Fits(QuotaRow row, Institution institution) =>
        row.Class == institution.Class
        && (row.SubClass.Length == 0 || row.SubClass == institution.SubClass
            || institution.SubClass.StartsWith(row.SubClass + "/", StringComparison.Ordinal))
        && (row.Zone.Length == 0 || row.Zone == institution.ClimateZone);

    private static bool Fits(QuotaRow row, List<BoundaryExclusion> metered) =>
        row.Indicator.Part() is not { } part
        || metered.Exists(p => p.Kind == part && row.Indicator.Counts(p.EnergyType!.Value)
            && (row.HeatingType.Length == 0 || row.HeatingType == HeatingTypes.Of(p.EnergyType!.Value)));

    private static (int Region, int FirstYear, DateOnly From, int SubClass, bool Zone) Rank(RowInLaw found) =>
        (found.Base.RegionPrefix.Length, found.Base.FirstJudgedYear, found.Base.EffectiveFrom, found.Row.SubClass.Length, found.Row.Zone.Length > 0);

    private static (RowInLaw Row, RowAssignment By)? Decided(List<RowAssignment> decided, List<RowInLaw> ranked)
    {
        var last = decided.Where(a => a.Indicator == ranked[0].Row.Indicator).MaxBy(a => (a.DecidedAt, a.Id));
        return last is not null && ranked.Find(f => f.Standard.Code == last.StandardCode && f.Row.Key == last.RowKey) is { } row ? (row, last) : null;
    }

    private static RowChoice Explain(RowInLaw found, RowAssignment by, int year) => new(
        found.Standard, found.Row,
        $"{year} 年适用 {found.Standard.Code} {found.Row.Key}：由 {by.DecidedBy} 决定（{by.Document}）：{by.ReasonZh}",
        $"{found.Standard.Code} {found.Row.Key} judges {year}: decided by {by.DecidedBy} ({by.Document}): {by.ReasonEn}");

    private static RowChoice Explain(RowInLaw found, Institution institution, int year, int candidates)
    {
        var (standard, row) = (found.Standard, found.Row);
        var subClass = row.SubClass.Length > 0 ? row.SubClass : "*";
        var zone = row.Zone.Length > 0 ? row.Zone : "*";
        var (amendsZh, amendsEn) = found.Base == standard ? ("", "") : ($"（修改 {found.Base.Code}）", $" (amending {found.Base.Code})");
        var (heatingZh, heatingEn) = row.HeatingType.Length == 0 ? ("", "") : ($"、供暖方式 {row.HeatingType}", $", heating {row.HeatingType}");
        return new RowChoice(
            standard,
            row,
            $"{year} 年适用 {standard.Code}{(standard.Demonstration ? "（示范）" : "")}{amendsZh}：类别 {row.Class}、子类 {subClass}、气候区 {zone}{heatingZh}"
                + $"（单位登记为 {institution.Class}、{institution.SubClass}、{institution.ClimateZone}；候选 {candidates} 行）",
            $"{standard.Code}{(standard.Demonstration ? " (demonstration)" : "")}{amendsEn} judges {year}: class {row.Class}, sub-class {subClass}, zone {zone}{heatingEn}"
                + $" (registered as {institution.Class}, {institution.SubClass}, {institution.ClimateZone}; {candidates} candidate rows)");
    }
}
