using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports.Building;

namespace EnergyQuota.Reports.Regional;

/// <summary>An overrun for inspection, with what makes it one.</summary>
/// <param name="Code">The institution.</param>
/// <param name="Name">Its name.</param>
/// <param name="Class">Class and sub-class.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">The value, 3 decimals; for a lower bound what is certain at least.</param>
/// <param name="Constraint">The constraint value.</param>
/// <param name="OverPercent">By how much it is above the constraint value, in per cent.</param>
/// <param name="Grade">The verdict.</param>
/// <param name="Provisional">Whether it can still move.</param>
/// <param name="Serious">Whether it is above the share from which an overrun is serious (Decree 531, art. 35).</param>
/// <param name="YearBeforeToo">Whether the same indicator was over in the year before.</param>
/// <param name="Explanation">Where the explanation of it stands; null: none was asked for.</param>
/// <param name="KnownGrade">What the verdict would be with all that is known now, where it would be another; else null.</param>
/// <param name="Demonstration">Whether the standard is a demonstration and not the law of the region.</param>
public sealed record Overrun(
    string Code, BilingualText Name, BilingualText Class, BilingualText Indicator, string Unit, decimal? Value, decimal? Constraint, decimal? OverPercent,
    Grade Grade, bool Provisional, bool Serious, bool YearBeforeToo, CaseState? Explanation, Grade? KnownGrade, bool Demonstration)
{
    /// <summary>The overruns of a year, the largest first.</summary>
    /// <param name="institutions">The institutions in the report, by code.</param>
    /// <param name="verdicts">The current verdicts of the year.</param>
    /// <param name="yearBefore">Those of the year before.</param>
    /// <param name="explanations">Where explanations of the year stand, by institution and indicator.</param>
    /// <param name="serious">From which share above the constraint value an overrun is serious, 0 or more.</param>
    public static IReadOnlyList<Overrun> Of(
        IReadOnlyDictionary<string, Institution> institutions,
        IEnumerable<Verdict> verdicts,
        IEnumerable<Verdict> yearBefore,
        IReadOnlyDictionary<(string Institution, QuotaIndicator Indicator), CaseState> explanations,
        decimal serious)
    {
        ArgumentNullException.ThrowIfNull(institutions);
        ArgumentNullException.ThrowIfNull(explanations);
        var earlier = yearBefore.Where(IsOver).Select(v => (v.InstitutionCode, v.Indicator)).ToHashSet();
        return [.. verdicts.Where(v => IsOver(v) && v.Indicator is not null && institutions.ContainsKey(v.InstitutionCode))
            .Select(v =>
            {
                var institution = institutions[v.InstitutionCode];
                return new Overrun(
                    v.InstitutionCode, RegionWords.Name(institution), RegionWords.Class(institution), ReportWords.Indicator(v.Indicator!.Value),
                    ReportWords.Unit(v.Unit), v.Value, v.Constraint, ReportRounding.Change(v.Value, v.Constraint), v.Grade, v.Finality != VerdictFinality.Final,
                    v.Value >= v.Constraint * (1m + serious), earlier.Contains((v.InstitutionCode, v.Indicator)),
                    explanations.TryGetValue((v.InstitutionCode, v.Indicator.Value), out var state) ? state : null,
                    v.WouldMove ? v.KnownGrade : null, v.Demonstration);
            })
            .OrderByDescending(o => o.OverPercent).ThenBy(o => o.Code, StringComparer.Ordinal)];
    }

    private static bool IsOver(Verdict verdict) => verdict.Grade is Grade.Over or Grade.OverLowerBound;
}
