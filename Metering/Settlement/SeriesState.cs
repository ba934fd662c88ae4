namespace EnergyQuota.Metering.Settlement;

/// <summary>All that classification must remember at a quiet point to go on from there as if it had run from the start.</summary>
/// <param name="Level">The level of the register.</param>
/// <param name="ClockFault">The reading before had its clock refused.</param>
/// <param name="ValueFault">The fault of the value before, or <see langword="null"/>.</param>
internal readonly record struct SeriesState(LevelState Level, bool ClockFault, FindingKind? ValueFault);
