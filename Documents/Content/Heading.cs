namespace EnergyQuota.Documents.Content;

/// <summary>A heading; it stays with what follows it.</summary>
/// <param name="Text">The words.</param>
public sealed record Heading(string Text) : Block;
