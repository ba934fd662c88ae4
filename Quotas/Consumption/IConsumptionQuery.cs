using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Quotas.Consumption;

/// <summary>The consumption of institutions over their dated boundaries, for pages, reports and the assessment.</summary>
/// <remarks>
/// An institution outside the scope, or none, gives <see langword="null"/> or nothing. An energy type metered in two units
/// (gas in m³ and in kWh) has one total per unit.
/// </remarks>
public interface IConsumptionQuery
{
    /// <summary>One total per energy type and unit that has a boundary term in these days, ordered by type.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<ConsumptionTotal>> TotalsAsync(
        Scope scope, string institutionCode, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>The totals of many institutions at once, by institution's code; as <see cref="TotalsAsync"/> tells them one by one.</summary>
    /// <param name="scope">Who asks; institutions outside it have no totals.</param>
    /// <param name="institutionCodes">The institutions.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<ILookup<string, ConsumptionTotal>> TotalsOfAsync(
        Scope scope, IReadOnlyCollection<string> institutionCodes, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>The total of one energy type; where it is metered in several units, that of the lowest-numbered unit.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="energyType">The energy type.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<ConsumptionTotal?> TotalAsync(
        Scope scope, string institutionCode, EnergyType energyType, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Day by day; a day without any boundary term is left out.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="energyType">The energy type.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<ConsumptionDay>> DaysAsync(
        Scope scope, string institutionCode, EnergyType energyType, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Month by month; a month without any boundary term is left out.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="energyType">The energy type.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<ConsumptionMonth>> MonthsAsync(
        Scope scope, string institutionCode, EnergyType energyType, DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
