using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Reports.Building;

namespace EnergyQuota.Reports.Institutional;

/// <summary>A verdict and how it came about.</summary>
/// <param name="Indicator">The indicator; the quota as such where no row of any fits.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">The value, 3 decimals; null where it cannot be computed.</param>
/// <param name="Leading">The leading value.</param>
/// <param name="Baseline">The baseline value.</param>
/// <param name="Constraint">The constraint value.</param>
/// <param name="TierDecimals">Digits after the point that show the three whole.</param>
/// <param name="Grade">The verdict.</param>
/// <param name="Finality">Whether it can still move.</param>
/// <param name="CompletenessPercent">Completeness of its consumption in per cent.</param>
/// <param name="Standard">The standard's code and its row.</param>
/// <param name="RowReason">Why this row.</param>
/// <param name="Demonstration">Whether the standard is a demonstration and not the law of the region.</param>
/// <param name="Known">What the verdict would be with all that is known now, where it would be another; else null.</param>
/// <param name="Fingerprint">The digest of what it says and rests on; may be empty.</param>
/// <param name="Revision">Its revision, 1 for the first.</param>
/// <param name="Steps">How it came about; empty in a quarterly report, or where <paramref name="Unreadable"/> says why.</param>
/// <param name="Unreadable">Why its inputs cannot be read; empty where they can.</param>
public sealed record VerdictAccount(
    BilingualText Indicator, string Unit, decimal? Value, decimal? Leading, decimal? Baseline, decimal? Constraint, int TierDecimals, Grade Grade, VerdictFinality Finality,
    decimal? CompletenessPercent, string Standard, BilingualText RowReason, bool Demonstration, Grade? Known, string Fingerprint, int Revision,
    IReadOnlyList<ExplainedStep> Steps, string Unreadable)
{
    /// <summary>Puts a verdict into words.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="explained">Whether to tell how it came about.</param>
    public static VerdictAccount Of(Verdict verdict, bool explained)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var (inputs, fault) = explained ? VerdictInputsReader.Read(verdict) : (null, "");
        return new VerdictAccount(
            verdict.Indicator is { } indicator ? ReportWords.Indicator(indicator) : new BilingualText("定额考核", "The quota"),
            ReportWords.Unit(verdict.Unit),
            ReportRounding.Amount(verdict.Value, 3),
            verdict.Leading,
            verdict.Baseline,
            verdict.Constraint,
            StandingLines.TierDecimals(verdict.Leading, verdict.Baseline, verdict.Constraint),
            verdict.Grade,
            verdict.Finality,
            ReportRounding.Percent(verdict.Completeness),
            $"{verdict.StandardCode} {verdict.RowKey}".Trim(),
            new BilingualText(verdict.RowReasonZh, verdict.RowReasonEn),
            verdict.Demonstration,
            verdict.WouldMove ? verdict.KnownGrade : null,
            verdict.Fingerprint,
            verdict.Revision,
            inputs is null ? [] : VerdictExplainer.Explain(verdict, inputs, []),
            fault);
    }
}
