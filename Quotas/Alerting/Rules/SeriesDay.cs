using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Alerting.Rules;

/// <summary>One day of a series.</summary>
/// <param name="Day">The day.</param>
/// <param name="Quantity">What was used.</param>
/// <param name="Measured">Measured hours over expected hours, 0 to 1; estimated and manual hours do not count.</param>
public readonly record struct SeriesDay(DateOnly Day, decimal Quantity, decimal Measured);

/// <summary>What an institution used of one energy type, day by day.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="EnergyType">The energy type.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Days">The days, in the order of time; a day without a boundary is left out.</param>
public sealed record DaySeries(string InstitutionCode, EnergyType EnergyType, string Unit, IReadOnlyList<SeriesDay> Days);
