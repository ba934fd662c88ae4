namespace EnergyQuota.Reports.Monthly;

/// <summary>A closed month of one energy type beside what is known since: closed + booked + not yet booked = as now known, of the figures as printed.</summary>
/// <param name="Energy">The energy type.</param>
/// <param name="Unit">The unit of the amounts.</param>
/// <param name="Decimals">Digits after the point of the amounts, 0 to 6.</param>
/// <param name="Closed">As closed: what every other figure of the report rests on.</param>
/// <param name="Booked">The adjustments booked; null, with <paramref name="Pending"/>, where a booked register counts for a part of the month only.</param>
/// <param name="Pending">What is not booked yet.</param>
/// <param name="Known">As now known.</param>
public sealed record AdjustmentLine(
    BilingualText Energy, string Unit, int Decimals, decimal Closed, decimal? Booked, decimal? Pending, decimal Known);
