namespace EnergyQuota.Documents.Content;

/// <summary>Room between two pieces, for instance for a signature by hand.</summary>
/// <param name="Lines">How many lines of running text, 1 to 20.</param>
public sealed record Gap(int Lines = 1) : Block;
