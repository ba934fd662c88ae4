using EnergyQuota.Documents.Charts;

namespace EnergyQuota.Documents.Content;

/// <summary>A piece of a paper, printed from top to bottom.</summary>
public abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>A heading; it stays with what follows it.</summary>
/// <param name="Text">The words.</param>
public sealed record Heading(string Text) : Block;

/// <summary>A paragraph.</summary>
/// <param name="Text">The words; wrapped by the writer.</param>
/// <param name="Strong">Whether it is set off by a bar at its side, for what must not be overlooked.</param>
public sealed record Paragraph(string Text, bool Strong = false) : Block;

/// <summary>A chart across the page.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Caption">The words above it.</param>
/// <param name="Height">Its height in points, 60 to 600.</param>
public sealed record Figure(Chart Chart, string Caption, int Height = 190) : Block;
