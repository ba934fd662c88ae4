using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports.Building;

namespace EnergyQuota.Reports.Regional;

/// <summary>How many institutions of a class had which verdict in a year, each counted once by its gravest.</summary>
/// <param name="Class">The class.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Institutions">Institutions in being in that year; the counts add up to it.</param>
/// <param name="Leading">At or below the leading value.</param>
/// <param name="Baseline">At or below the baseline value.</param>
/// <param name="Constraint">At or below the constraint value.</param>
/// <param name="Over">Above it.</param>
/// <param name="OverLowerBound">Above it by the measured part alone.</param>
/// <param name="CannotJudge">Cannot be judged.</param>
/// <param name="NotAssessed">No verdict.</param>
/// <param name="Provisional">Of those with a verdict, those that can still move.</param>
public sealed record GradeCount(
    BilingualText Class, int Year, int Institutions, int Leading, int Baseline, int Constraint, int Over, int OverLowerBound, int CannotJudge, int NotAssessed, int Provisional)
{
    /// <summary>Counts a year by class.</summary>
    /// <param name="institutions">The region's institutions of all times.</param>
    /// <param name="verdicts">The current verdicts of the year; those of other institutions do not count.</param>
    /// <param name="year">The calendar year.</param>
    public static IReadOnlyList<GradeCount> Of(IEnumerable<Institution> institutions, IEnumerable<Verdict> verdicts, int year)
    {
        var byInstitution = verdicts.ToLookup(v => v.InstitutionCode);
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        return [.. institutions.Where(i => i.From < to && (i.To is null || i.To > from))
            .GroupBy(i => i.Class).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(group =>
            {
                var grades = group.Select(i => Gravity.Gravest(byInstitution[i.Code].Select(v => v.Grade))).ToList();
                int Count(Grade? grade) => grades.Count(of => of == grade);
                return new GradeCount(
                    ReportWords.Class(group.Key), year, grades.Count, Count(Grade.Leading), Count(Grade.Baseline), Count(Grade.Constraint), Count(Grade.Over),
                    Count(Grade.OverLowerBound), Count(Grade.CannotJudge), Count(null), group.Count(i => IsProvisional(byInstitution[i.Code])));
            })];
    }

    /// <summary>Whether one of an institution's verdicts can still move.</summary>
    /// <param name="verdicts">Its verdicts.</param>
    public static bool IsProvisional(IEnumerable<Verdict> verdicts) => verdicts.Any(v => v.Finality != VerdictFinality.Final);
}
