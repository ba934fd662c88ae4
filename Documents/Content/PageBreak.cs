namespace EnergyQuota.Documents.Content;

/// <summary>What follows begins on a page of its own.</summary>
public sealed record PageBreak : Block;
