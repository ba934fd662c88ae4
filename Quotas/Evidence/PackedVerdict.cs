using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>A verdict in a pack; its inputs lie beside it, byte for byte as stored.</summary>
/// <param name="Id">See <see cref="Verdict.Id"/>.</param>
/// <param name="InstitutionCode">See <see cref="Verdict.InstitutionCode"/>.</param>
/// <param name="Year">See <see cref="Verdict.Year"/>.</param>
/// <param name="Indicator">See <see cref="Verdict.Indicator"/>.</param>
/// <param name="StandardCode">See <see cref="Verdict.StandardCode"/>.</param>
/// <param name="RowKey">See <see cref="Verdict.RowKey"/>.</param>
/// <param name="RowReasonZh">See <see cref="Verdict.RowReasonZh"/>.</param>
/// <param name="RowReasonEn">See <see cref="Verdict.RowReasonEn"/>.</param>
/// <param name="Demonstration">See <see cref="Verdict.Demonstration"/>.</param>
/// <param name="Grade">See <see cref="Verdict.Grade"/>.</param>
/// <param name="Reasons">See <see cref="Verdict.Reasons"/>.</param>
/// <param name="Value">See <see cref="Verdict.Value"/>.</param>
/// <param name="Unit">See <see cref="Verdict.Unit"/>.</param>
/// <param name="Constraint">See <see cref="Verdict.Constraint"/>.</param>
/// <param name="Baseline">See <see cref="Verdict.Baseline"/>.</param>
/// <param name="Leading">See <see cref="Verdict.Leading"/>.</param>
/// <param name="Completeness">See <see cref="Verdict.Completeness"/>.</param>
/// <param name="KnownValue">See <see cref="Verdict.KnownValue"/>.</param>
/// <param name="KnownGrade">See <see cref="Verdict.KnownGrade"/>.</param>
/// <param name="CoefficientSetId">See <see cref="Verdict.CoefficientSetId"/>.</param>
/// <param name="AsOf">See <see cref="Verdict.AsOf"/>.</param>
/// <param name="Revision">See <see cref="Verdict.Revision"/>.</param>
/// <param name="Current">Whether it was the newest revision when the pack was made.</param>
public sealed record PackedVerdict(
    long Id, string InstitutionCode, int Year, QuotaIndicator? Indicator, string StandardCode, string RowKey, string RowReasonZh, string RowReasonEn, bool Demonstration,
    Grade Grade, string Reasons, decimal? Value, string Unit, decimal? Constraint, decimal? Baseline, decimal? Leading, decimal Completeness, decimal? KnownValue,
    Grade? KnownGrade, string CoefficientSetId, DateTimeOffset AsOf, int Revision, bool Current)
{
    /// <summary>Packs a verdict.</summary>
    /// <param name="v">The verdict.</param>
    public static PackedVerdict Of(Verdict v)
    {
        ArgumentNullException.ThrowIfNull(v);
        return new PackedVerdict(
            v.Id, v.InstitutionCode, v.Year, v.Indicator, v.StandardCode, v.RowKey, v.RowReasonZh, v.RowReasonEn, v.Demonstration, v.Grade, v.Reasons, v.Value, v.Unit,
            v.Constraint, v.Baseline, v.Leading, v.Completeness, v.KnownValue, v.KnownGrade, v.CoefficientSetId, v.AsOf, v.Revision, v.Current);
    }

    /// <summary>The verdict with its inputs.</summary>
    /// <param name="inputsJson">The inputs.</param>
    public Verdict ToVerdict(string inputsJson) => new()
    {
        Id = Id,
        InstitutionCode = InstitutionCode,
        Year = Year,
        Indicator = Indicator,
        StandardCode = StandardCode,
        RowKey = RowKey,
        RowReasonZh = RowReasonZh,
        RowReasonEn = RowReasonEn,
        Demonstration = Demonstration,
        Grade = Grade,
        Reasons = Reasons,
        Value = Value,
        Unit = Unit,
        Constraint = Constraint,
        Baseline = Baseline,
        Leading = Leading,
        Completeness = Completeness,
        KnownValue = KnownValue,
        KnownGrade = KnownGrade,
        CoefficientSetId = CoefficientSetId,
        InputsJson = inputsJson,
        AsOf = AsOf,
        Revision = Revision,
        Current = Current,
    };
}
