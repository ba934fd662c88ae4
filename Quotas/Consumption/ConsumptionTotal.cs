using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Consumption;

/// <summary>What an institution consumed of an energy type in some days, and how well that is known (design law 6).</summary>
/// <param name="EnergyType">The energy type.</param>
/// <param name="Unit">The unit of every amount here: a base unit.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Quantity">Σ sign × share × register over the boundary terms in force; what is missing adds nothing.</param>
/// <param name="AtLeast">
/// What is certain at least: whole days without estimated hours only, less all that could be subtracted;
/// <see langword="null"/> where gaps leave nothing certain.
/// </param>
/// <param name="Low">The least it would be if every gap were like the rest of its register; <see langword="null"/> where that cannot be said.</param>
/// <param name="High">The most it would be if every gap were like the rest of its register; <see langword="null"/> where that cannot be said.</param>
/// <param name="Completeness">Measured and manual hours over expected hours, 0 to 1, weighed by the registers' last year's energy.</param>
/// <param name="EstimatedShare">Estimated hours over expected hours, 0 to 1, weighed alike.</param>
/// <param name="ManualShare">Hours known from bills or hand entries only over expected hours, 0 to 1, weighed alike.</param>
/// <param name="LastYear">
/// What the same terms would have used in the twelve months before <paramref name="From"/>, see
/// <see cref="TermEvidence.LastYear"/>; <see langword="null"/> where nothing is known. Weighs energy types.
/// </param>
public sealed record ConsumptionTotal(
    EnergyType EnergyType,
    MeasureUnit Unit,
    DateOnly From,
    DateOnly To,
    decimal Quantity,
    decimal? AtLeast,
    decimal? Low,
    decimal? High,
    decimal Completeness,
    decimal EstimatedShare,
    decimal ManualShare,
    decimal? LastYear)
{
    /// <summary>
    /// What is now known of closed months − what was closed of them: <see cref="Quantity"/> stays as closed, and with this it would be
    /// as known. <see langword="null"/> where nothing differs.
    /// </summary>
    public decimal? Adjustment { get; init; }
}

/// <summary>What an institution consumed on one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Quantity">The amount in the unit of the query.</param>
/// <param name="Completeness">Measured and manual hours over expected hours of all boundary registers, each counted alike, 0 to 1.</param>
/// <param name="EstimatedShare">Estimated hours over expected hours, 0 to 1.</param>
/// <param name="ManualShare">Manual hours over expected hours, 0 to 1.</param>
public sealed record ConsumptionDay(DateOnly Day, decimal Quantity, decimal Completeness, decimal EstimatedShare, decimal ManualShare);

/// <summary>What an institution consumed in one month.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Quantity">The amount in the unit of the query.</param>
/// <param name="Completeness">As for a day.</param>
/// <param name="EstimatedShare">As for a day.</param>
/// <param name="ManualShare">As for a day.</param>
public sealed record ConsumptionMonth(
    int Year, int Month, decimal Quantity, decimal Completeness, decimal EstimatedShare, decimal ManualShare);
