using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>A path into a JSON document: the plain part of JSONPath (RFC 9535) that payloads need.</summary>
/// <remarks>
/// <c>$</c> is the message, <c>@</c> the item at hand; then members (<c>.name</c>, <c>['any name']</c>), elements (<c>[0]</c>,
/// <c>[-1]</c> from the end) and at most one wildcard: all elements of an array (<c>[*]</c>), or all members of an object or
/// elements of an array (<c>.*</c>); its key is remembered. Unlike in JSONPath <c>[*]</c> finds nothing in an object, so that a
/// profile can tell the two apart.
/// </remarks>
public sealed class NodePath
{
    private readonly IReadOnlyList<Step> _steps;

    private NodePath(string text, bool isRelative, IReadOnlyList<Step> steps) => (Text, IsRelative, _steps) = (text, isRelative, steps);

    private enum StepKind
    {
        Member,
        Element,
        Elements,
        All,
    }

    /// <summary>The path as written.</summary>
    public string Text { get; }

    /// <summary>Whether it begins at the item rather than at the message.</summary>
    public bool IsRelative { get; }

    /// <summary>Whether it can lead to several places.</summary>
    public bool IsWild => _steps.Any(static step => step.IsWild);

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="fault">Why it is none; empty otherwise.</param>
    /// <returns>The path, or <see langword="null"/>.</returns>
    public static NodePath? Parse(string text, out string fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is not ['$' or '@', ..])
        {
            fault = $"'{text}' begins neither with $ (the message) nor with @ (the item)";
            return null;
        }

        var steps = new List<Step>();
        for (var at = 1; at < text.Length;)
        {
            if (ReadStep(text, ref at) is not { } step)
            {
                fault = $"'{text}' cannot be read from character {at + 1} on; write $.a, $['a b'], $[0], $.* or $[*]";
                return null;
            }

            steps.Add(step);
        }

        fault = steps.Count(static step => step.IsWild) > 1 ? $"'{text}' has more than one wildcard" : "";
        return fault.Length == 0 ? new NodePath(text, text[0] == '@', steps) : null;
    }

    /// <summary>Follows the path.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="item">The item at hand.</param>
    /// <returns>Where it leads, each with the key under its wildcard (a member's name, or an element's number); none where it leads nowhere.</returns>
    public IEnumerable<(JsonElement Node, string Key)> Find(JsonElement message, JsonElement item) => Walk(IsRelative ? item : message, 0, "");

    /// <summary>The only place, or the first of several.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="item">The item at hand.</param>
    /// <param name="found">The place, where the result is <see langword="true"/>.</param>
    public bool TryFind(JsonElement message, JsonElement item, out JsonElement found)
    {
        foreach (var (node, _) in Find(message, item))
        {
            found = node;
            return true;
        }

        found = default;
        return false;
    }

    private static Step? ReadStep(string text, ref int at)
    {
        if (text[at] == '.')
        {
            var start = ++at;
            if (at < text.Length && text[at] == '*')
            {
                at++;
                return new Step(StepKind.All, "", 0);
            }

            while (at < text.Length && text[at] is not ('.' or '['))
            {
                at++;
            }

            return at > start ? new Step(StepKind.Member, text[start..at], 0) : null;
        }

        if (text[at] != '[' || at + 1 >= text.Length)
        {
            return null;
        }

        return text[at + 1] == '\'' ? ReadQuoted(text, ref at) : ReadIndex(text, ref at);
    }

    private static Step? ReadQuoted(string text, ref int at)
    {
        var name = new StringBuilder();
        for (var next = at + 2; next < text.Length; next++)
        {
            if (text[next] == '\\' && next + 1 < text.Length)
            {
                name.Append(text[++next]);
            }
            else if (text[next] == '\'')
            {
                if (next + 1 >= text.Length || text[next + 1] != ']')
                {
                    return null;
                }

                at = next + 2;
                return new Step(StepKind.Member, name.ToString(), 0);
            }
            else
            {
                name.Append(text[next]);
            }
        }

        return null;
    }

    private static Step? ReadIndex(string text, ref int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0)
        {
            return null;
        }

        var inside = text[(at + 1)..end];
        if (inside == "*")
        {
            at = end + 1;
            return new Step(StepKind.Elements, "", 0);
        }

        if (!int.TryParse(inside, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        at = end + 1;
        return new Step(StepKind.Element, "", index);
    }

    private IEnumerable<(JsonElement Node, string Key)> Walk(JsonElement node, int step, string key)
    {
        for (; step < _steps.Count; step++)
        {
            var (kind, name, index) = _steps[step];
            if (kind is StepKind.All or StepKind.Elements)
            {
                return kind == StepKind.Elements && node.ValueKind != JsonValueKind.Array ? [] : Spread(node, step + 1);
            }

            if (kind == StepKind.Member && node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var member))
            {
                node = member;
            }
            else if (kind == StepKind.Element && node.ValueKind == JsonValueKind.Array && Place(index, node.GetArrayLength()) is { } place)
            {
                node = node[place];
            }
            else
            {
                return [];
            }
        }

        return [(node, key)];
    }

    private IEnumerable<(JsonElement Node, string Key)> Spread(JsonElement node, int next)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            var number = 0;
            foreach (var element in node.EnumerateArray())
            {
                foreach (var found in Walk(element, next, (number++).ToString(CultureInfo.InvariantCulture)))
                {
                    yield return found;
                }
            }
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in node.EnumerateObject())
            {
                foreach (var found in Walk(member.Value, next, member.Name))
                {
                    yield return found;
                }
            }
        }
    }

    private static int? Place(int index, int length) =>
        index >= 0 && index < length ? index : index < 0 && length + index >= 0 ? length + index : null;

    private sealed record Step(StepKind Kind, string Name, int Index)
    {
        public bool IsWild => Kind is StepKind.All or StepKind.Elements;
    }
}
