namespace EnergyQuota.Metering.Settlement;

/// <summary>What classification remembers at a point after which nothing is in doubt.</summary>
/// <param name="Good">The last good point.</param>
/// <param name="Candidate">The register runs on an undecided reset candidate: what it counts is estimated.</param>
/// <param name="OldLevel">The register before that candidate's fall; 0 without a candidate.</param>
/// <param name="Fall">How far it fell, positive; 0 without a candidate.</param>
internal readonly record struct LevelState(GoodPoint? Good, bool Candidate, decimal OldLevel, decimal Fall);
