namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>Somebody who took part in an inspection.</summary>
/// <param name="Name">The name.</param>
/// <param name="Post">Post, or the number of the certificate shown (证件号); may be empty.</param>
public sealed record InspectionPerson(string Name, string Post = "");
