namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>A photograph taken at an inspection.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="TakenAt">When it was taken, on the site's clock; <see langword="null"/> where that is not known.</param>
/// <param name="Sha256">The SHA-256 of its file, 64 lower-case hexadecimal digits.</param>
/// <param name="Content">The bytes of a JPEG or PNG; empty where only its hash is to be named.</param>
public sealed record Photograph(string Title, DateTimeOffset? TakenAt, string Sha256, byte[] Content);
