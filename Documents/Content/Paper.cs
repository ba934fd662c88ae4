namespace EnergyQuota.Documents.Content;

/// <summary>A whole paper, from which the PDF, the Word file, the workbook and the web page are written. The same paper gives the same bytes.</summary>
public sealed record Paper
{
    /// <summary>The language tag, for instance <c>zh-CN</c>.</summary>
    public required string Language { get; init; }

    /// <summary>How it is laid out. Default: as a report.</summary>
    public PaperLook Look { get; init; } = PaperLook.Report;

    /// <summary>The title on the first page; it may be long and is wrapped. An official paper prints it where its <see cref="TitleLine"/> stands.</summary>
    public required string Title { get; init; }

    /// <summary>The line below the title; an official paper prints none.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The line at the head of each further page, of an official paper of every page; cut off with … where it is too long. May be empty.</summary>
    public required string RunningHead { get; init; }

    /// <summary>The line at the foot of each page with {0} for the page's number and, where wanted, {1} for the number of pages.</summary>
    public required string PageNumberFormat { get; init; }

    /// <summary>Who issues the paper, at the left of a report's foot and in the file's properties.</summary>
    public required string Author { get; init; }

    /// <summary>The instant written into the files' properties. It comes from the record and not from a clock, so that a paper can be made again byte by byte.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The pieces from top to bottom.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }
}
