using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>What an institution's boundary, or one of its exclusions, used in a month: a pattern to compare by, not a figure to judge by.</summary>
/// <param name="EnergyType">The energy type.</param>
/// <param name="Unit">The unit: a base unit.</param>
/// <param name="Exclusion">The number of the exclusion, or <see langword="null"/> for the boundary.</param>
/// <param name="Month">The month.</param>
/// <param name="Amount">The amount, lifted to what it would be if missing hours were like the others; <see langword="null"/>: less than half is known.</param>
/// <param name="Known">How much of it is known, 0 to 1.</param>
public sealed record EnergyMonth(EnergyType EnergyType, MeasureUnit Unit, int? Exclusion, Month Month, decimal? Amount, decimal Known);
