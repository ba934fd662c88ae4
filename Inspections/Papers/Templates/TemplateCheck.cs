using EnergyQuota.Inspections.Papers.Filling;

namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>Checks a template against the vocabulary of its kind: nothing unknown, nothing that could be blank, everything obligatory.</summary>
internal sealed class TemplateCheck
{
    private readonly PaperVocabulary _vocabulary;
    private readonly FaultList _faults;
    private readonly HashSet<string> _always = new(StringComparer.Ordinal);

    private TemplateCheck(PaperVocabulary vocabulary, FaultList faults) => (_vocabulary, _faults) = (vocabulary, faults);

    /// <summary>Checks the pieces of a template.</summary>
    public static void Check(PaperKind kind, IReadOnlyList<TemplateNode> nodes, FaultList faults)
    {
        var check = new TemplateCheck(PaperVocabulary.Of(kind), faults);
        check.Walk(nodes, new Around([], null, true));
        check.DemandWhole(nodes);
    }

    private void DemandWhole(IReadOnlyList<TemplateNode> nodes)
    {
        if (!nodes.OfType<TextNode>().Any(static node => node.Role == TextRole.Title))
        {
            _faults.Add(0, "缺少 @标题", "has no @标题 (title)");
        }

        // A record is signed by hand in its form; the others end with who issues them.
        if (_vocabulary.Kind != PaperKind.InspectionRecord && !nodes.OfType<TextNode>().Any(static node => node.Role == TextRole.Signature))
        {
            _faults.Add(0, "缺少 @落款", "has no @落款 (signature)");
        }

        var wanted = _vocabulary.Placeholders.Where(static p => p.Need == PlaceholderNeed.Obligatory).Select(static p => (p.Name, p.MeaningZh, p.MeaningEn))
            .Concat(_vocabulary.Lists.Where(static l => l.Need == PlaceholderNeed.Obligatory).Select(static l => (l.Name, l.MeaningZh, l.MeaningEn)));
        foreach (var (name, zh, en) in wanted.Where(one => !_always.Contains(one.Name)))
        {
            _faults.Add(
                0,
                $"缺少必备要素“{name}”（{zh}），或者它只出现在 @如果 之内",
                $"lacks the obligatory {name} ({en}), or has it only inside a condition");
        }
    }

    private void Walk(IReadOnlyList<TemplateNode> nodes, Around around)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TextNode text:
                    Text(text.Line, text.Text, around, inCell: false);
                    break;
                case ConditionNode condition:
                    Condition(condition, around);
                    break;
                case EachNode each when Item(each.Line, each.List, around) is { } item:
                    Walk(each.Body, item);
                    break;
                case TableNode table:
                    Table(table, around);
                    break;
            }
        }
    }

    private void Condition(ConditionNode condition, Around around)
    {
        if (NeedOf(condition.Name, around) is null && !_vocabulary.Lists.Any(list => list.Name == condition.Name))
        {
            Unknown(condition.Line, condition.Name, around);
            return;
        }

        var known = around with { Known = [.. around.Known, condition.Name], IsUnconditional = false };
        var unknown = around with { IsUnconditional = false };
        Walk(condition.Then, condition.WantsAbsent ? unknown : known);
        Walk(condition.Else, condition.WantsAbsent ? known : unknown);
    }

    private void Table(TableNode table, Around around)
    {
        Text(table.Line, table.Caption, around, inCell: false);
        var row = table.List is null ? around : Item(table.Line, table.List, around);
        if (row is not null)
        {
            foreach (var cell in table.Rows.SelectMany(static cells => cells))
            {
                Text(table.Line, cell, row, inCell: true);
            }
        }
    }

    private Around? Item(int line, string name, Around around)
    {
        var list = _vocabulary.Lists.FirstOrDefault(list => list.Name == name);
        if (list is null)
        {
            _faults.Add(
                line,
                $"没有列表“{name}”；可用：{string.Join("、", _vocabulary.Lists.Select(static l => l.Name))}",
                $"there is no list {name}; known here: {string.Join(", ", _vocabulary.Lists.Select(static l => l.Name))}");
            return null;
        }

        if (around.List is not null)
        {
            _faults.Add(line, "@逐项 不能嵌套", "a list cannot stand inside a list");
            return null;
        }

        if (around.IsUnconditional)
        {
            _always.Add(name);
        }

        // What stands in a list is printed only where the list has items.
        return around with { List = list, IsUnconditional = around.IsUnconditional && list.Need == PlaceholderNeed.Obligatory };
    }

    private void Text(int line, TemplateText text, Around around, bool inCell)
    {
        foreach (var name in text.Names)
        {
            if (NeedOf(name, around) is not { } need)
            {
                Unknown(line, name, around);
                continue;
            }

            if (need == PlaceholderNeed.Optional && !inCell && !around.Known.Contains(name))
            {
                _faults.Add(
                    line,
                    $"“{name}”可能没有值，须放在 @如果 {name} 与 @结束 之间",
                    $"{name} may have no value: it must stand between @如果 {name} and @结束");
            }

            if (around.IsUnconditional)
            {
                _always.Add(name);
            }
        }
    }

    private void Unknown(int line, string name, Around around)
    {
        var known = _vocabulary.Placeholders.Select(static p => p.Name).Concat(around.List?.Fields.Select(static f => f.Name) ?? []).ToList();
        _faults.Add(line, $"没有占位符“{name}”；可用：{string.Join("、", known)}", $"there is no placeholder {name}; known here: {string.Join(", ", known)}");
    }

    private PlaceholderNeed? NeedOf(string name, Around around) =>
        (around.List?.Fields.FirstOrDefault(field => field.Name == name) ?? _vocabulary.Placeholders.FirstOrDefault(p => p.Name == name))?.Need;

    /// <summary>Where a piece stands: what is known to have a value, in which list, and whether it is printed in any case.</summary>
    private sealed record Around(IReadOnlyList<string> Known, PlaceholderList? List, bool IsUnconditional);
}
