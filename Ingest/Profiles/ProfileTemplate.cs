using System.Text;
using System.Text.Json;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>A text with places to fill in, such as <c>{$.node}/{@.name}</c> or <c>{device}#{#}</c>.</summary>
/// <remarks>
/// <c>{device}</c>: a named level of the topic, or a named group of the rule's <c>member</c> expression; <c>{$.path}</c> and
/// <c>{@.path}</c>: a text or number of the message or the item, exactly as written; <c>{#}</c>: the key under the wildcard
/// of the value's path.
/// </remarks>
public sealed class ProfileTemplate
{
    private readonly IReadOnlyList<(string Text, NodePath? Path, bool IsPlace)> _parts;

    private ProfileTemplate(string text, IReadOnlyList<(string Text, NodePath? Path, bool IsPlace)> parts) => (Text, _parts) = (text, parts);

    /// <summary>The template as written.</summary>
    public string Text { get; }

    /// <summary>The names it refers to.</summary>
    public IEnumerable<string> Names => _parts.Where(static part => part is { IsPlace: true, Path: null } && part.Text != "#").Select(static part => part.Text);

    /// <summary>Reads a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="fault">Why it is none; empty otherwise.</param>
    /// <returns>The template, or <see langword="null"/>.</returns>
    public static ProfileTemplate? Parse(string text, out string fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<(string Text, NodePath? Path, bool IsPlace)>();
        fault = text.Length == 0 ? "is empty" : "";
        for (var at = 0; at < text.Length && fault.Length == 0;)
        {
            var open = text.IndexOf('{', at);
            if (open != at)
            {
                parts.Add((text[at..(open < 0 ? text.Length : open)], null, false));
                at = open < 0 ? text.Length : open;
                continue;
            }

            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                fault = "has a { without its }";
                break;
            }

            var place = text[(open + 1)..close];
            var path = place is ['$' or '@', ..] ? NodePath.Parse(place, out fault) : null;
            fault = place.Length == 0 ? "has an empty {}" : path is { IsWild: true } ? $"cannot take several places: {place}" : fault;
            parts.Add((place, path, true));
            at = close + 1;
        }

        return fault.Length == 0 ? new ProfileTemplate(text, parts) : null;
    }

    /// <summary>Fills in the places.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="missing">The first place that could not be filled; empty otherwise.</param>
    /// <returns>The text, or <see langword="null"/>.</returns>
    internal string? Fill(ItemContext context, out string missing)
    {
        missing = "";
        var text = new StringBuilder();
        foreach (var (part, path, isPlace) in _parts)
        {
            var filled = !isPlace ? part
                : path is not null ? Scalar(path, context)
                : part == "#" ? context.Key
                : context.Named.GetValueOrDefault(part) ?? context.Levels.GetValueOrDefault(part);
            if (string.IsNullOrEmpty(filled))
            {
                missing = part;
                return null;
            }

            text.Append(filled);
        }

        return text.ToString();
    }

    // A number keeps its digits as written: identifiers are larger than a binary number holds.
    private static string? Scalar(NodePath path, ItemContext context) =>
        !path.TryFind(context.Message, context.Item, out var node) ? null
            : node.ValueKind switch
            {
                JsonValueKind.String => node.GetString(),
                JsonValueKind.Number => node.GetRawText(),
                _ => null,
            };
}
