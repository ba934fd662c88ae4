using EnergyQuota.Metering;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Quotas.Coverage;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Endpoints;

/// <summary>The coverage map of an institution against article 14; shares are 0 to 1.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Whole">The least favourable of the answers below.</param>
/// <param name="ByHousehold">How far metering by household is met.</param>
/// <param name="ByType">How far metering by type is met.</param>
/// <param name="BySubItem">How far metering by sub-item is met.</param>
/// <param name="RealTime">How far monitoring in real time is met.</param>
/// <param name="Types">Every energy type.</param>
/// <param name="ElectricityKilowattHours">All electricity over the boundary.</param>
/// <param name="SubItems">Electricity by sub-item, kWh, by code; each counted once.</param>
/// <param name="RestKilowattHours">What no meter with a sub-item counted; amounts + rest = all.</param>
/// <param name="SubItemShare">The share that meters with a sub-item counted, or <see langword="null"/> where that cannot be said.</param>
/// <param name="Households">Electricity by building, department or tenant, kWh.</param>
public sealed record CoverageResponse(
    string InstitutionCode, DateOnly From, DateOnly To, CoverageAnswer Whole, CoverageAnswer ByHousehold, CoverageAnswer ByType, CoverageAnswer BySubItem, CoverageAnswer RealTime,
    IReadOnlyList<TypeCoverage> Types, decimal ElectricityKilowattHours, IReadOnlyDictionary<string, decimal> SubItems, decimal RestKilowattHours, decimal? SubItemShare,
    IReadOnlyDictionary<string, decimal> Households)
{
    internal static CoverageResponse Of(InstitutionCoverage map) => new(
        map.InstitutionCode, map.From, map.To, map.Whole, map.Households.Answer, map.ByType, map.SubItems.Answer, map.RealTime, map.Types, map.SubItems.Total,
        map.SubItems.Amounts.ToDictionary(amount => amount.Key.Code(), amount => amount.Value), map.SubItems.Rest, map.SubItems.Share, map.Households.Amounts);
}

/// <summary>What a meter counted against those right below it.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="EnergyType">What it measures.</param>
/// <param name="Unit">The unit of the amounts.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Amount">What it counted; <see langword="null"/> where it may not be seen.</param>
/// <param name="Below">Those below it.</param>
/// <param name="Difference">Amount − Σ below; <see langword="null"/> where it cannot be said.</param>
/// <param name="Share">The same as a share of the amount.</param>
/// <param name="Completeness">Of the worst meter concerned.</param>
/// <param name="State">What it means.</param>
public sealed record BalanceResponse(
    string Meter, EnergyType EnergyType, string Unit, DateOnly From, DateOnly To, decimal? Amount, IEnumerable<BalanceSideResponse> Below,
    decimal? Difference, decimal? Share, decimal Completeness, BalanceState State)
{
    internal static BalanceResponse Of(NodeBalance balance) => new(
        balance.Own.Meter.Code, balance.Own.Meter.EnergyType, balance.Unit.Symbol(), balance.Own.From, balance.Own.To, balance.Own.Quantity,
        balance.Below.Select(side => new BalanceSideResponse(side.Meter.Code, side.From, side.To, side.Quantity, side.Completeness)),
        balance.Difference, balance.Share, balance.Completeness, balance.State);
}

/// <summary>A meter below another one.</summary>
/// <param name="Meter">Its code.</param>
/// <param name="From">First day it hung there, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Amount">What it counted; <see langword="null"/> where it may not be seen.</param>
/// <param name="Completeness">How much of that is measured or billed.</param>
public sealed record BalanceSideResponse(string Meter, DateOnly From, DateOnly To, decimal? Amount, decimal Completeness);
