using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Corrections;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>What a standard says about the computation of an indicator beside its coefficients.</summary>
/// <param name="Corrections">The corrections (修正系数) of this indicator that hold for the institution's class.</param>
/// <param name="PersonWeights">How much each person type counts, where the row has a head count of its own; else <see langword="null"/>.</param>
public sealed record LawTerms(IReadOnlyList<QuotaCorrection> Corrections, IReadOnlyDictionary<string, decimal>? PersonWeights)
{
    /// <summary>Nothing beside the coefficients.</summary>
    public static readonly LawTerms None = new([], null);

    /// <summary>What holds for a row.</summary>
    /// <param name="standard">The standard.</param>
    /// <param name="row">Its row.</param>
    public static LawTerms Of(QuotaStandard standard, QuotaRow row)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(row);
        var corrections = standard.Corrections.Where(c => c.Indicator == row.Indicator && (c.Class.Length == 0 || c.Class == row.Class))
            .OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        return corrections.Count == 0 && row.PersonWeights.Length == 0 ? None : new LawTerms(corrections, StandardTexts.WeightsOf(row.PersonWeights));
    }
}
