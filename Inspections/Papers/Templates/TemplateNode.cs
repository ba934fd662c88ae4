using EnergyQuota.Documents.Content;

namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>A piece of a template.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
public abstract record TemplateNode(int Line);

/// <summary>A line of text.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Role">What it is.</param>
/// <param name="Text">The text.</param>
public sealed record TextNode(int Line, TextRole Role, TemplateText Text) : TemplateNode(Line);

/// <summary>A condition on a placeholder or list: whether it has a value.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Name">The placeholder or list.</param>
/// <param name="WantsAbsent">Whether the first part is for when it has none.</param>
/// <param name="Then">What is printed where it holds.</param>
/// <param name="Else">What is printed otherwise.</param>
public sealed record ConditionNode(int Line, string Name, bool WantsAbsent, IReadOnlyList<TemplateNode> Then, IReadOnlyList<TemplateNode> Else) : TemplateNode(Line);

/// <summary>Pieces printed for each item of a list.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="List">The list.</param>
/// <param name="Body">The pieces.</param>
public sealed record EachNode(int Line, string List, IReadOnlyList<TemplateNode> Body) : TemplateNode(Line);

/// <summary>A table with a row for each item of a list, or a form whose rows are written out.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="List">The list; <see langword="null"/> for a form.</param>
/// <param name="Caption">The words above it; may be empty.</param>
/// <param name="RowLines">How many lines each row has room for at least.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The row of an item, or the rows of the form; each with as many cells as there are columns.</param>
public sealed record TableNode(
    int Line, string? List, TemplateText Caption, int RowLines, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<TemplateText>> Rows) : TemplateNode(Line);

/// <summary>A page break, room, or all photographs.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Kind">Which of them.</param>
public sealed record MarkNode(int Line, MarkKind Kind) : TemplateNode(Line);

/// <summary>What a line of text is.</summary>
public enum TextRole
{
    /// <summary>Running text, its first line two characters further in.</summary>
    Body,

    /// <summary>The issuer in a letterhead.</summary>
    Letterhead,

    /// <summary>The number.</summary>
    Number,

    /// <summary>The title.</summary>
    Title,

    /// <summary>To whom it goes.</summary>
    Addressee,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>Text from the left edge on.</summary>
    Left,

    /// <summary>Text in the middle.</summary>
    Centre,

    /// <summary>Text at the right.</summary>
    Right,

    /// <summary>A line of the signature.</summary>
    Signature,
}

/// <summary>A piece without words.</summary>
public enum MarkKind
{
    /// <summary>A new page.</summary>
    PageBreak,

    /// <summary>An empty line.</summary>
    Gap,

    /// <summary>All photographs on pages of their own, where there are any.</summary>
    Photographs,
}
