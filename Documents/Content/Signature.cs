namespace EnergyQuota.Documents.Content;

/// <summary>The end of an official paper (落款): lines in the middle of one another at the right, never without the end of the text before them.</summary>
/// <param name="Lines">The lines, as a rule who issues the paper and the day; at least one.</param>
public sealed record Signature(IReadOnlyList<string> Lines) : Block;
