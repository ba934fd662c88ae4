namespace EnergyQuota.Reports.Monthly;

/// <summary>Something found in the month that a person should know.</summary>
/// <param name="Kind">The kind, for instance 表底突变.</param>
/// <param name="Date">The day it began.</param>
/// <param name="Meter">The meter's code; empty where it concerns no single meter.</param>
/// <param name="HeldAmount">The register difference that is not booked, + for a jump, − for a fall; null where nothing is held.</param>
/// <param name="Decimals">Digits after the point of the held amount, 0 to 6.</param>
/// <param name="Unit">The unit of the held amount; empty where nothing is held.</param>
/// <param name="Sentence">What happened and what follows from it.</param>
public sealed record ReportFinding(
    BilingualText Kind, DateOnly Date, string Meter, decimal? HeldAmount, int Decimals, string Unit, BilingualText Sentence);
