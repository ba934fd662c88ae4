using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports.Building;

namespace EnergyQuota.Reports.Regional;

/// <summary>An institution's place among those of its class and sub-class by one indicator of one standard. Classes are never compared with each other.</summary>
/// <param name="Class">Class and sub-class.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Standard">The standard's code.</param>
/// <param name="CoefficientSet">The coefficient set, with which alone values may be compared; may be empty.</param>
/// <param name="Rank">The place, 1 for the lowest value; equal values share one. Null: not ranked, being a lower bound or not to be judged.</param>
/// <param name="Ranked">How many are ranked.</param>
/// <param name="Code">The institution.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value, 3 decimals; null where there is none.</param>
/// <param name="Constraint">The constraint value.</param>
/// <param name="Grade">The verdict.</param>
/// <param name="Provisional">Whether it can still move.</param>
public sealed record RankedInstitution(
    BilingualText Class, BilingualText Indicator, string Unit, string Standard, string CoefficientSet, int? Rank, int Ranked, string Code, BilingualText Name,
    decimal? Value, decimal? Constraint, Grade Grade, bool Provisional)
{
    /// <summary>Ranks a year's verdicts; lower bounds and what cannot be judged stand at the end without a place.</summary>
    /// <param name="institutions">The institutions in the report, by code.</param>
    /// <param name="verdicts">The current verdicts of the year; those of other institutions do not count.</param>
    public static IReadOnlyList<RankedInstitution> Of(IReadOnlyDictionary<string, Institution> institutions, IEnumerable<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(institutions);
        return [.. verdicts.Where(v => v.Indicator is not null && institutions.ContainsKey(v.InstitutionCode))
            .Select(v => (Verdict: v, Institution: institutions[v.InstitutionCode]))
            .GroupBy(v => (v.Institution.Class, v.Institution.SubClass, v.Verdict.Indicator, v.Verdict.StandardCode, v.Verdict.CoefficientSetId, v.Verdict.Unit))
            .OrderBy(g => g.Key.Class, StringComparer.Ordinal).ThenBy(g => g.Key.SubClass, StringComparer.Ordinal).ThenBy(g => g.Key.Indicator)
            .ThenBy(g => g.Key.StandardCode, StringComparer.Ordinal).ThenBy(g => g.Key.CoefficientSetId, StringComparer.Ordinal)
            .SelectMany(Ordered)];
    }

    private static IEnumerable<RankedInstitution> Ordered(IEnumerable<(Verdict Verdict, Institution Institution)> group)
    {
        var all = group.ToList();
        var values = all.Where(v => IsExact(v.Verdict)).Select(v => v.Verdict.Value!.Value).Order().ToList();
        var places = new Dictionary<decimal, int>();
        foreach (var (index, value) in values.Index())
        {
            places.TryAdd(value, index + 1);
        }

        return all
            .OrderByDescending(v => IsExact(v.Verdict)).ThenByDescending(v => v.Verdict.Grade == Grade.OverLowerBound).ThenBy(v => v.Verdict.Value)
            .ThenBy(v => v.Institution.Code, StringComparer.Ordinal)
            .Select(v => new RankedInstitution(
                RegionWords.Class(v.Institution), ReportWords.Indicator(v.Verdict.Indicator!.Value), ReportWords.Unit(v.Verdict.Unit), v.Verdict.StandardCode,
                v.Verdict.CoefficientSetId, IsExact(v.Verdict) ? places[v.Verdict.Value!.Value] : null, values.Count, v.Institution.Code,
                RegionWords.Name(v.Institution), v.Verdict.Value, v.Verdict.Constraint, v.Verdict.Grade, v.Verdict.Finality != VerdictFinality.Final));
    }

    private static bool IsExact(Verdict verdict) => verdict is { Value: not null, Grade: not (Grade.OverLowerBound or Grade.CannotJudge) };
}
