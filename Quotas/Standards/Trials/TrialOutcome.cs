using EnergyQuota.Quotas.Assessment;

namespace EnergyQuota.Quotas.Standards.Trials;

/// <summary>What an institution would be under a standard, for one indicator.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English; may be empty.</param>
/// <param name="Class">Its class.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="RowKey">The row.</param>
/// <param name="Value">The value in <paramref name="Unit"/>; <see langword="null"/> where it cannot be computed.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Constraint">The constraint value.</param>
/// <param name="Completeness">Completeness of the consumption, 0 to 1.</param>
/// <param name="Grade">The grade it would have.</param>
/// <param name="Reasons">Why it could not be judged; otherwise empty.</param>
/// <param name="GradeNow">The grade of the stored verdict of the same year and indicator; <see langword="null"/> where there is none.</param>
/// <param name="StandardNow">The standard of that verdict; empty where there is none.</param>
public sealed record TrialRow(
    string InstitutionCode, string NameZh, string NameEn, string Class, QuotaIndicator Indicator, string RowKey, decimal? Value, string Unit,
    decimal? Constraint, decimal Completeness, Grade Grade, string Reasons, Grade? GradeNow, string StandardNow)
{
    /// <summary>It would be over, for certain or by at least the measured part.</summary>
    public bool IsOver => Grade is Grade.Over or Grade.OverLowerBound;
}

/// <summary>How many institutions of a class would have which grade.</summary>
/// <param name="Class">The class.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Judged">Institutions that have a row.</param>
/// <param name="Over">Of them, how many would be over.</param>
/// <param name="OverNow">Of them, how many are over by their stored verdict.</param>
/// <param name="ByGrade">How many would have each grade.</param>
public sealed record TrialCount(
    string Class, QuotaIndicator Indicator, int Judged, int Over, int OverNow, IReadOnlyDictionary<Grade, int> ByGrade);

/// <summary>The outcome of trying a standard on a year.</summary>
/// <param name="StandardCode">The standard.</param>
/// <param name="Year">The year.</param>
/// <param name="AsOf">The instant for which facts and consumption were taken.</param>
/// <param name="Institutions">Institutions of the standard's region in the scope that were in being.</param>
/// <param name="Rows">One per institution and indicator that has a row, by institution.</param>
public sealed record TrialOutcome(string StandardCode, int Year, DateTimeOffset AsOf, int Institutions, IReadOnlyList<TrialRow> Rows)
{
    /// <summary>The counts, by class and indicator: "41 of 312 would be over".</summary>
    public IReadOnlyList<TrialCount> Counts =>
    [
        .. Rows.GroupBy(r => (r.Class, r.Indicator)).OrderBy(g => g.Key.Class, StringComparer.Ordinal).ThenBy(g => g.Key.Indicator).Select(g => new TrialCount(
            g.Key.Class, g.Key.Indicator, g.Count(), g.Count(r => r.IsOver), g.Count(r => r.GradeNow is Grade.Over or Grade.OverLowerBound),
            g.GroupBy(r => r.Grade).OrderBy(same => same.Key).ToDictionary(same => same.Key, same => same.Count()))),
    ];
}
