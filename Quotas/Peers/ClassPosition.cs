using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Peers;

/// <summary>Where an institution stands among those that the same row judged in the same year.</summary>
/// <param name="Year">The calendar year judged.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="StandardCode">The standard's code.</param>
/// <param name="RowKey">The row's key within the standard.</param>
/// <param name="Demonstration">The standard is a demonstration (示范).</param>
/// <param name="Value">Its own value, in <paramref name="Unit"/>.</param>
/// <param name="Grade">Its own grade.</param>
/// <param name="Leading">The leading value (引导值), where the row has one.</param>
/// <param name="Baseline">The baseline value (基准值), where the row has one.</param>
/// <param name="Constraint">The constraint value (约束值), where the row has one.</param>
/// <param name="Unit">The unit of all values.</param>
/// <param name="Class">What may be told of the class; <see langword="null"/> where it is too small.</param>
/// <param name="Place">Its own place in it; <see langword="null"/> where the class is too small.</param>
public sealed record ClassPosition(
    int Year, QuotaIndicator Indicator, string StandardCode, string RowKey, bool Demonstration, decimal Value, Grade Grade, decimal? Leading, decimal? Baseline,
    decimal? Constraint, string Unit, ClassPicture? Class, OwnPlace? Place);

/// <summary>The place of one value in its class.</summary>
/// <param name="Rank">
/// How many use less, and one more; <see langword="null"/> where fewer than <see cref="PeerRule.FewestOthers"/> use less, or fewer use as much or more.
/// </param>
/// <param name="PercentBelow">How many of the others use less, 0 to 100, in steps that hold two of them at least.</param>
/// <param name="Bin">The bin of <see cref="ClassPicture.Bins"/> that the value lies in, counted from 0.</param>
public sealed record OwnPlace(int? Rank, int PercentBelow, int Bin);
