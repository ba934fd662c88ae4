using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Comparison;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Quotas.Standards.Trials;

namespace EnergyQuota.Server.Endpoints;

/// <summary>A standard.</summary>
/// <param name="Code">Its code.</param>
/// <param name="TitleZh">The title in Chinese.</param>
/// <param name="TitleEn">The title in English; may be empty.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Region">Regions whose code begins with this; empty: everywhere.</param>
/// <param name="Stage">Where it stands today.</param>
/// <param name="EffectiveFrom">First day in force.</param>
/// <param name="EffectiveTo">The day it ends, exclusive.</param>
/// <param name="FirstJudgedYear">The first calendar year it judges.</param>
/// <param name="Replaces">The edition it replaces.</param>
/// <param name="Amends">The standard it amends.</param>
/// <param name="RepealedBy">What took its place.</param>
/// <param name="CoefficientSet">Its coefficient set.</param>
/// <param name="Demonstration">It is a demonstration, no law.</param>
/// <param name="ReviewDue">By when it is to be reviewed.</param>
/// <param name="RowCount">How many rows it has.</param>
/// <param name="Life">What was decided about it.</param>
/// <param name="Rows">Its rows, where one standard was asked for.</param>
public sealed record StandardResponse(
    string Code, string TitleZh, string TitleEn, string Issuer, string Region, StandardStage Stage, DateOnly EffectiveFrom, DateOnly? EffectiveTo,
    int FirstJudgedYear, string? Replaces, string? Amends, string? RepealedBy, string CoefficientSet, bool Demonstration, DateOnly? ReviewDue, int RowCount,
    IEnumerable<DecisionResponse> Life, IEnumerable<QuotaRowResponse>? Rows)
{
    internal static StandardResponse From(StandardView view, bool rows)
    {
        var s = view.Standard;
        return new StandardResponse(
            s.Code, s.TitleZh, s.TitleEn, s.Issuer, s.RegionPrefix, view.Stage, s.EffectiveFrom, s.EffectiveTo, s.FirstJudgedYear, s.Replaces, s.Amends, s.RepealedBy,
            s.CoefficientSetId, s.Demonstration, view.ReviewDue, s.Rows.Count,
            s.Decisions.OrderBy(d => d.On).ThenBy(d => d.Id).Select(d => new DecisionResponse(d.Kind, d.Result, d.On, d.By, d.Document, d.Note, d.EnteredBy, d.EnteredAt)),
            rows ? s.Rows.OrderBy(r => r.Indicator).ThenBy(r => r.Key, StringComparer.Ordinal).Select(QuotaRowResponse.From) : null);
    }
}

/// <summary>A decision about a standard.</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="Result">The result of a review.</param>
/// <param name="On">The day.</param>
/// <param name="By">Who decided.</param>
/// <param name="Document">The document.</param>
/// <param name="Note">What else is to be known.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAtUtc">When.</param>
public sealed record DecisionResponse(
    StandardDecisionKind Kind, ReviewResult? Result, DateOnly On, string By, string Document, string Note, string RecordedBy, DateTimeOffset RecordedAtUtc);

/// <summary>A row of a standard.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Leading">The leading value.</param>
/// <param name="Baseline">The baseline value.</param>
/// <param name="Constraint">The constraint value.</param>
public sealed record QuotaRowResponse(string Key, QuotaIndicator Indicator, string Unit, decimal? Leading, decimal? Baseline, decimal Constraint)
{
    internal static QuotaRowResponse From(QuotaRow row) => new(row.Key, row.Indicator, row.Unit, row.Leading, row.Baseline, row.Constraint);
}

/// <summary>A row beside the row of the same key.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Old">The row of the one.</param>
/// <param name="New">The row of the other.</param>
/// <param name="ConstraintPercent">By how many percent the constraint value moves.</param>
/// <param name="BaselinePercent">The same of the baseline value.</param>
/// <param name="LeadingPercent">The same of the leading value.</param>
public sealed record RowDifferenceResponse(
    RowChange Change, QuotaRowResponse? Old, QuotaRowResponse? New, decimal? ConstraintPercent, decimal? BaselinePercent, decimal? LeadingPercent)
{
    internal static RowDifferenceResponse From(RowDifference d) => new(
        d.Change, d.Old is null ? null : QuotaRowResponse.From(d.Old), d.New is null ? null : QuotaRowResponse.From(d.New),
        d.ConstraintPercent, d.BaselinePercent, d.LeadingPercent);
}

/// <summary>The outcome of trying a standard.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Year">The year.</param>
/// <param name="Institutions">Institutions of its region in the account's scope.</param>
/// <param name="Counts">How many would be over, by class and indicator.</param>
/// <param name="Rows">The institutions.</param>
public sealed record TrialResponse(string Standard, int Year, int Institutions, IEnumerable<TrialCount> Counts, IEnumerable<TrialRow> Rows);
