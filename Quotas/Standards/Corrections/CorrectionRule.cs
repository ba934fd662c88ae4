namespace EnergyQuota.Quotas.Standards.Corrections;

/// <summary>Computes the factors of corrections. Pure.</summary>
public static class CorrectionRule
{
    /// <summary>The factor of a correction for a figure.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="figure">The figure of its fact, 0 or more; <see langword="null"/>: not known.</param>
    /// <returns>
    /// The factor, more than 0; <see langword="null"/> where none can be computed: the figure is not known, no step holds, the linear form
    /// divides by 0 or gives nothing above 0.
    /// </returns>
    public static decimal? Factor(QuotaCorrection correction, decimal? figure)
    {
        ArgumentNullException.ThrowIfNull(correction);
        if (figure is not { } known)
        {
            return correction.WhenUnknown;
        }

        if (correction is not { Constant: { } constant, Slope: { } slope, Reference: { } reference })
        {
            return StandardTexts.StepsOf(correction.Steps).FirstOrDefault(step => step.UpTo is not { } upTo || known <= upTo)?.Factor;
        }

        if (correction.Inverse && known == 0m)
        {
            return null;
        }

        // Multiplied before it is divided, so that what is exact stays exact.
        var factor = constant + (correction.Inverse ? slope * reference / known : slope * known / reference);
        return factor > 0m ? factor : null;
    }
}

/// <summary>A correction as it was applied.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Input">The fact's name.</param>
/// <param name="Figure">The fact's mean over the period; <see langword="null"/>: not known.</param>
/// <param name="Factor">The factor.</param>
/// <param name="Effect">What it did.</param>
public sealed record AppliedCorrection(string Name, string Input, decimal? Figure, decimal Factor, CorrectionEffect Effect)
{
    /// <summary>Applies it to a value.</summary>
    /// <param name="value">The value; <see langword="null"/> stays so.</param>
    public decimal? On(decimal? value) => Effect == CorrectionEffect.Multiplies ? value * Factor : value / Factor;
}
