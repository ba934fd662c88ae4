namespace EnergyQuota.Documents.Content;

/// <summary>A paragraph.</summary>
/// <param name="Text">The words; wrapped by the writer.</param>
/// <param name="Strong">Whether it is set off by a bar at its side, for what must not be overlooked.</param>
public sealed record Paragraph(string Text, bool Strong = false) : Block
{
    /// <summary>On which side its lines stand. Default: left.</summary>
    public Side Side { get; init; } = Side.Left;

    /// <summary>Whether its first line begins two characters further in, as Chinese running text does. Default: no.</summary>
    public bool Indented { get; init; }
}
