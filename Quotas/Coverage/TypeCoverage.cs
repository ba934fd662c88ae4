using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Coverage;

/// <summary>How one energy type of an institution is metered.</summary>
/// <param name="EnergyType">The energy type.</param>
/// <param name="Means">How it comes to be known, by the formula in force on the last day.</param>
/// <param name="Meters">How many meters the formula in force counts.</param>
/// <param name="Unit">The unit of the quantity; of several, the one with most meters. <see langword="null"/> where nothing is counted.</param>
/// <param name="Quantity">Σ sign × share × register over the period; <see langword="null"/> where nothing is counted, or in several units.</param>
/// <param name="AutomaticShare">The share of what is added that meters sent by themselves, 0 to 1; <see langword="null"/> where nothing was used.</param>
/// <param name="Completeness">Measured and billed hours over expected hours, weighed by amount, 0 to 1; <see langword="null"/> where nothing is counted.</param>
public sealed record TypeCoverage(
    EnergyType EnergyType, MeteringMeans Means, int Meters, MeasureUnit? Unit, decimal? Quantity, decimal? AutomaticShare, decimal? Completeness);
