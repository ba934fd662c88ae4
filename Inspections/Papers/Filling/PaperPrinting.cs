using EnergyQuota.Documents.Content;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Templates;
using Item = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace EnergyQuota.Inspections.Papers.Filling;

/// <summary>Prints the pieces of a template with the values of one paper.</summary>
internal sealed class PaperPrinting(PaperVocabulary vocabulary, PaperValues values)
{
    private readonly SortedDictionary<string, PaperFault> _faults = new(StringComparer.Ordinal);
    private readonly List<Block> _blocks = [];

    /// <summary>Why there is no paper.</summary>
    public IReadOnlyList<PaperFault> Faults => [.. _faults.Values];

    /// <summary>Prints all pieces.</summary>
    public IReadOnlyList<Block> Print(IReadOnlyList<TemplateNode> nodes)
    {
        Print(nodes, null, null);
        foreach (var list in vocabulary.Lists.Where(list => list.Need == PlaceholderNeed.Obligatory && values.Lists[list.Name].Count == 0))
        {
            Fault(list.Name, $"“{list.Name}”（{list.MeaningZh}）没有内容。", $"{list.Name} ({list.MeaningEn}) is empty.");
        }

        return _blocks;
    }

    private void Print(IReadOnlyList<TemplateNode> nodes, PlaceholderList? list, Item? item)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TextNode text:
                    Print(text, list, item);
                    break;
                case ConditionNode condition:
                    Print(Has(condition.Name, item) != condition.WantsAbsent ? condition.Then : condition.Else, list, item);
                    break;
                case EachNode each:
                    foreach (var one in values.Lists[each.List])
                    {
                        Print(each.Body, ListOf(each.List), one);
                    }

                    break;
                case TableNode table:
                    Print(table, list, item);
                    break;
                case MarkNode mark:
                    Print(mark.Kind);
                    break;
            }
        }
    }

    private void Print(TextNode node, PlaceholderList? list, Item? item)
    {
        var text = Filled(node.Text, list, item, absent: "");
        switch (node.Role)
        {
            case TextRole.Letterhead:
                _blocks.Add(new Letterhead(text, ""));
                break;
            case TextRole.Number when _blocks.LastOrDefault() is Letterhead { Number.Length: 0 } letterhead:
                _blocks[^1] = letterhead with { Number = text };
                break;
            case TextRole.Title:
                _blocks.Add(new TitleLine(text));
                break;
            case TextRole.Heading:
                _blocks.Add(new Heading(text));
                break;
            case TextRole.Signature when _blocks.LastOrDefault() is Signature signature:
                _blocks[^1] = new Signature([.. signature.Lines, text]);
                break;
            case TextRole.Signature:
                _blocks.Add(new Signature([text]));
                break;
            default:
                // A statement of several paragraphs remains several.
                _blocks.AddRange(text.Split('\n').Select(part => part.Trim()).Where(static part => part.Length > 0).Select(part => new Paragraph(part)
                {
                    Indented = node.Role == TextRole.Body,
                    Side = node.Role switch
                    {
                        TextRole.Centre or TextRole.Number => Side.Centre,
                        TextRole.Right => Side.Right,
                        _ => Side.Left,
                    },
                }));
                break;
        }
    }

    private void Print(TableNode table, PlaceholderList? list, Item? item)
    {
        var caption = Filled(table.Caption, list, item, absent: "");
        _blocks.Add(new Table
        {
            Name = caption,
            ShowsName = caption.Length > 0,
            ShowsHeader = table.List is not null,
            RowLines = table.RowLines,
            EmptyText = "无",
            Columns = table.Columns,
            Rows = table.List is null
                ? [.. table.Rows.Select(row => Row(row, list, item))]
                : [.. values.Lists[table.List].Select(one => Row(table.Rows[0], ListOf(table.List), one))],
        });
    }

    private IReadOnlyList<Cell> Row(IReadOnlyList<TemplateText> row, PlaceholderList? list, Item? item) =>
        [.. row.Select(cell => Cell.Of(Filled(cell, list, item, PaperWords.Absent)))];

    private void Print(MarkKind mark)
    {
        switch (mark)
        {
            case MarkKind.PageBreak:
                _blocks.Add(new PageBreak());
                break;
            case MarkKind.Gap:
                _blocks.Add(new Gap());
                break;
            case MarkKind.Photographs:
                if (values.Photographs.Any(static photograph => photograph.Content.Length > 0))
                {
                    _blocks.Add(new PageBreak());
                }

                for (var i = 0; i < values.Photographs.Count; i++)
                {
                    Print(values.Photographs[i], i + 1);
                }

                break;
        }
    }

    private void Print(Photograph photograph, int place)
    {
        var caption = FormattableString.Invariant($"照片{place}　{PaperWords.Clean(photograph.Title)}　{PaperWords.Instant(photograph.TakenAt)}").Trim();
        DemandPrintable("照片", caption);
        if (photograph.Content.Length > 0)
        {
            _blocks.Add(new Picture(photograph.Content, caption));
        }
    }

    private void DemandPrintable(string name, string value)
    {
        if (TemplateText.HasBraces(value) || value.StartsWith('{') || value.EndsWith('}'))
        {
            Fault(name, $"“{name}”的内容含有花括号，不能打印。", $"The value of {name} holds braces of placeholders and cannot be printed.");
        }
    }

    private string Filled(TemplateText text, PlaceholderList? list, Item? item, string absent) => text.Fill(name =>
    {
        var placeholder = list?.Fields.FirstOrDefault(field => field.Name == name) ?? vocabulary.Placeholders.First(p => p.Name == name);
        var value = item?.GetValueOrDefault(name) ?? values.Scalars[name];
        DemandPrintable(name, value);
        if (value.Length == 0 && placeholder.Need != PlaceholderNeed.Optional)
        {
            Fault(name, $"“{name}”（{placeholder.MeaningZh}）没有内容。", $"{name} ({placeholder.MeaningEn}) has no value.");
        }

        return value.Length == 0 ? absent : value;
    });

    private bool Has(string name, Item? item) => item?.GetValueOrDefault(name) is { } own ? own.Length > 0
        : values.Scalars.TryGetValue(name, out var value) ? value.Length > 0
        : values.Lists[name].Count > 0;

    private PlaceholderList ListOf(string name) => vocabulary.Lists.First(list => list.Name == name);

    private void Fault(string name, string zh, string en) => _faults.TryAdd(name, new PaperFault(zh, en));
}
