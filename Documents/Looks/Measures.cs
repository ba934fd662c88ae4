using EnergyQuota.Documents.Content;

namespace EnergyQuota.Documents.Looks;

/// <summary>The measures of a look on A4, in points (72 to the inch), which the PDF and the Word file share.</summary>
internal sealed record Measures
{
    /// <summary>Width of A4.</summary>
    public const float PageWidth = 595.28f;

    /// <summary>Height of A4.</summary>
    public const float PageHeight = 841.89f;

    /// <summary>The margin above the text.</summary>
    public required float Top { get; init; }

    /// <summary>The margin to the right of it.</summary>
    public required float Right { get; init; }

    /// <summary>The margin below it.</summary>
    public required float Bottom { get; init; }

    /// <summary>The margin to the left of it.</summary>
    public required float Left { get; init; }

    /// <summary>The size of the issuer's name in a letterhead, where it fits.</summary>
    public float Letterhead { get; init; } = 30;

    /// <summary>The size of the title.</summary>
    public required float Title { get; init; }

    /// <summary>The size of headings.</summary>
    public required float Heading { get; init; }

    /// <summary>The size of running text.</summary>
    public required float Body { get; init; }

    /// <summary>The distance from one line of running text to the next.</summary>
    public required float BodyLine { get; init; }

    /// <summary>The room below a paragraph.</summary>
    public required float BelowParagraph { get; init; }

    /// <summary>The size in the cells of tables.</summary>
    public required float Table { get; init; }

    /// <summary>The size of notes, head and foot.</summary>
    public required float Small { get; init; }

    /// <summary>The size of the page's number.</summary>
    public required float PageNumber { get; init; }

    /// <summary>Whether every cell of a table has lines around it.</summary>
    public required bool Grid { get; init; }

    /// <summary>The width of the text.</summary>
    public float TextWidth => PageWidth - Left - Right;

    /// <summary>The measures of a look.</summary>
    /// <param name="look">The look.</param>
    public static Measures Of(PaperLook look) => look == PaperLook.Official ? Official : Report;

    private static readonly Measures Report = new()
    {
        Top = 46,
        Right = 46,
        Bottom = 60,
        Left = 46,
        Title = 17,
        Heading = 11.5f,
        Body = 9.5f,
        BodyLine = 9.5f * 1.45f,
        BelowParagraph = 5,
        Table = 8,
        Small = 7.5f,
        PageNumber = 7.5f,
        Grid = false,
    };

    // Margins of 37, 26, 35 and 28 mm; sizes 二号, 三号, 小四, 五号 and 四号; 22 lines of 28 characters on a page.
    private static readonly Measures Official = new()
    {
        Top = 104.9f,
        Right = 73.7f,
        Bottom = 99.2f,
        Left = 79.4f,
        Title = 22,
        Heading = 16,
        Body = 15.75f,
        BodyLine = 28.9f,
        BelowParagraph = 0,
        Table = 12,
        Small = 10.5f,
        PageNumber = 14,
        Grid = true,
    };
}
