using System.Text;
using EnergyQuota.Registry.Files;

namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>Reads a template. Every fault is gathered, not only the first; with any of them there is no template.</summary>
/// <remarks>docs/papers.md describes the form.</remarks>
public static class TemplateParser
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 200_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, TextRole> Roles = new(StringComparer.Ordinal)
    {
        ["文头"] = TextRole.Letterhead,
        ["文号"] = TextRole.Number,
        ["标题"] = TextRole.Title,
        ["主送"] = TextRole.Addressee,
        ["小标题"] = TextRole.Heading,
        ["居左"] = TextRole.Left,
        ["居中"] = TextRole.Centre,
        ["居右"] = TextRole.Right,
        ["落款"] = TextRole.Signature,
    };

    private static readonly Dictionary<string, MarkKind> Marks = new(StringComparer.Ordinal)
    {
        ["另页"] = MarkKind.PageBreak,
        ["空行"] = MarkKind.Gap,
        ["照片"] = MarkKind.Photographs,
    };

    /// <summary>Reads a template.</summary>
    /// <param name="kind">The kind of paper.</param>
    /// <param name="file">The file's name for faults.</param>
    /// <param name="content">Its bytes: UTF-8, with or without a byte order mark.</param>
    /// <param name="faults">Gets what is wrong.</param>
    /// <returns>The template, or <see langword="null"/> where anything is wrong.</returns>
    public static PaperTemplate? Parse(PaperKind kind, string file, byte[] content, ICollection<TemplateFault> faults)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(faults);
        var found = new FaultList(file);
        IReadOnlyList<TemplateNode> nodes = [];
        if (content.Length > MostBytes)
        {
            found.Add(0, $"超过 {MostBytes} 字节", $"is larger than {MostBytes} bytes");
        }
        else if (Text(content) is { } text)
        {
            nodes = Block(new TemplateLines(text), found, 0, null);
            TemplateCheck.Check(kind, nodes, found);
        }
        else
        {
            found.Add(0, "不是 UTF-8 文本，请另存为 UTF-8", "is not UTF-8; save it as UTF-8");
        }

        // In the order of the lines; what concerns the file as a whole comes last.
        foreach (var fault in found.Faults.OrderBy(static fault => fault.Line == 0).ThenBy(static fault => fault.Line))
        {
            faults.Add(fault);
        }

        return found.Faults.Count == 0 ? new PaperTemplate(kind, file, content, KeptFiles.HashOf(content), nodes) : null;
    }

    private static string? Text(byte[] content)
    {
        try
        {
            return Strict.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The pieces up to the end of the file, or up to the end of what began at a line.</summary>
    private static List<TemplateNode> Block(TemplateLines lines, FaultList faults, int began, Func<string, bool>? ends)
    {
        var nodes = new List<TemplateNode>();
        while (lines.Peek() is { } line)
        {
            if (ends?.Invoke(line.Text) == true)
            {
                return nodes;
            }

            lines.Take();
            if (Node(line.Number, line.Text, lines, faults) is { } node)
            {
                nodes.Add(node);
            }
        }

        if (began > 0)
        {
            faults.Add(began, "没有对应的 @结束", "has no @结束 (end)");
        }

        return nodes;
    }

    private static TemplateNode? Node(int number, string text, TemplateLines lines, FaultList faults)
    {
        if (!text.StartsWith('@'))
        {
            return text.StartsWith('|')
                ? faults.Node(number, "表格行之前没有 @表格 或 @表单", "is a row without @表格 (table) or @表单 (form) before it")
                : Line(number, TextRole.Body, text, faults);
        }

        var space = text.IndexOfAny([' ', '\u3000', '\t']);
        var (word, rest) = space < 0 ? (text[1..], "") : (text[1..space], text[space..].Trim());
        if (Roles.TryGetValue(word, out var role))
        {
            return rest.Length > 0 ? Line(number, role, rest, faults) : faults.Node(number, $"@{word} 后面没有文字", $"has no words after @{word}");
        }

        if (Marks.TryGetValue(word, out var mark))
        {
            return rest.Length == 0 ? new MarkNode(number, mark) : faults.Node(number, $"@{word} 后面不能有文字", $"has words after @{word}");
        }

        return word switch
        {
            "如果" => Condition(number, rest, lines, faults),
            "逐项" => Each(number, rest, lines, faults),
            "表格" => TemplateTables.Table(number, rest, lines.TakeRows(), faults),
            "表单" => TemplateTables.Form(number, rest, lines.TakeRows(), faults),
            _ => faults.Node(number, $"不认识 @{word}", $"@{word} is not known here"),
        };
    }

    private static TextNode? Line(int number, TextRole role, string text, FaultList faults) =>
        faults.Text(number, text) is { } read ? new TextNode(number, role, read) : null;

    private static ConditionNode Condition(int number, string rest, TemplateLines lines, FaultList faults)
    {
        const string Without = "没有";
        var wantsAbsent = rest.StartsWith(Without, StringComparison.Ordinal) && rest.Length > Without.Length && rest[Without.Length] is ' ' or '\u3000';
        var name = wantsAbsent ? rest[Without.Length..].Trim() : rest;
        var then = Block(lines, faults, number, static text => text is "@否则" or "@结束");
        var otherwise = new List<TemplateNode>();
        if (lines.Take() is { Text: "@否则" })
        {
            otherwise = Block(lines, faults, number, static text => text is "@结束");
            lines.Take();
        }

        return new ConditionNode(number, name, wantsAbsent, then, otherwise);
    }

    private static EachNode Each(int number, string rest, TemplateLines lines, FaultList faults)
    {
        var body = Block(lines, faults, number, static text => text is "@结束");
        lines.Take();
        return new EachNode(number, rest, body);
    }
}
