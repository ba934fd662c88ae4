namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>A use of energy against the rules that wastes it (Decree 531, art. 41).</summary>
/// <param name="Place">Where.</param>
/// <param name="Found">What was found.</param>
/// <param name="Measure">What is to be done.</param>
/// <param name="DoneBy">By when, where a day is set.</param>
public sealed record WasteFinding(string Place, string Found, string Measure, DateOnly? DoneBy = null);
