using EnergyQuota.Metering;
using EnergyQuota.Quotas.Standards.Corrections;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>The exact value of an indicator over a period and how far it can be trusted.</summary>
/// <param name="Value">What is booked over the denominator, or <see langword="null"/> where it cannot be computed.</param>
/// <param name="AtLeast">What is certain at least; see <see cref="Consumption.ConsumptionTotal.AtLeast"/>.</param>
/// <param name="Low">The least it would be if gaps were like the rest.</param>
/// <param name="High">The most it would be if gaps were like the rest.</param>
/// <param name="Completeness">0 to 1, weighed by last year's energy.</param>
/// <param name="Faults">Why it cannot be computed; empty where it can.</param>
public sealed record IndicatorFigure(
    decimal? Value, decimal? AtLeast, decimal? Low, decimal? High, decimal Completeness, IReadOnlyList<JudgeFault> Faults)
{
    /// <summary>The energy types of which something is not known, the least complete first.</summary>
    public IReadOnlyList<EnergyType> Gaps { get; init; } = [];

    /// <summary>The corrections that were applied, in this order; all four values are corrected.</summary>
    public IReadOnlyList<AppliedCorrection> Corrections { get; init; } = [];
}
