namespace EnergyQuota.Documents.Content;

/// <summary>A title in the middle of the page, where it is not the first thing on it.</summary>
/// <param name="Text">The words; wrapped by the writer.</param>
public sealed record TitleLine(string Text) : Block;
