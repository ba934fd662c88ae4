namespace EnergyQuota.Documents.Content;

/// <summary>The head of an official paper (文头): who issues it in large red type, its number, a red line.</summary>
/// <param name="Issuer">Who issues it.</param>
/// <param name="Number">Its number (文号); empty where it stands elsewhere.</param>
public sealed record Letterhead(string Issuer, string Number) : Block;
