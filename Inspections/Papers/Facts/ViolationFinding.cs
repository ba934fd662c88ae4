namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>A violation that was found (Decree 531, art. 37).</summary>
/// <param name="Item">The item of art. 37, 1 to 8.</param>
/// <param name="Found">What was found.</param>
/// <param name="FoundOn">On which day.</param>
/// <param name="Evidence">What proves it; may be empty.</param>
public sealed record ViolationFinding(int Item, string Found, DateOnly FoundOn, string Evidence = "");
