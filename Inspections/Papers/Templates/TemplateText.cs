using System.Text;

namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>A text of a template: words and placeholders in turn.</summary>
/// <param name="Parts">The parts; a placeholder's is its name.</param>
public sealed record TemplateText(IReadOnlyList<(string Text, bool IsPlaceholder)> Parts)
{
    private const string Open = "{{", Close = "}}";

    /// <summary>The names of its placeholders.</summary>
    public IEnumerable<string> Names => Parts.Where(static part => part.IsPlaceholder).Select(static part => part.Text);

    /// <summary>Whether a text holds the braces of placeholders.</summary>
    /// <param name="text">The text.</param>
    public static bool HasBraces(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains(Open, StringComparison.Ordinal) || text.Contains(Close, StringComparison.Ordinal);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text as written.</param>
    /// <returns>The text; <see langword="null"/> where its braces do not match.</returns>
    public static TemplateText? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<(string, bool)>();
        while (text.Length > 0)
        {
            var open = text.IndexOf(Open, StringComparison.Ordinal);
            var words = open < 0 ? text : text[..open];
            if (words.Contains(Close, StringComparison.Ordinal))
            {
                return null;
            }

            if (words.Length > 0)
            {
                parts.Add((words, false));
            }

            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf(Close, open, StringComparison.Ordinal);
            var name = close < 0 ? "" : text[(open + Open.Length)..close].Trim();
            if (name.Length == 0 || name.Contains('{', StringComparison.Ordinal) || name.Contains('}', StringComparison.Ordinal))
            {
                return null;
            }

            parts.Add((name, true));
            text = text[(close + Close.Length)..];
        }

        // A single brace beside the double ones could become a pair with what is put in.
        return parts.Any(static part => !part.Item2 && (part.Item1.Contains('{', StringComparison.Ordinal) || part.Item1.Contains('}', StringComparison.Ordinal)))
            ? null
            : new TemplateText(parts);
    }

    /// <summary>The text with values in place of the placeholders. What a value holds is not looked through again.</summary>
    /// <param name="value">The value of a name.</param>
    public string Fill(Func<string, string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var filled = new StringBuilder();
        foreach (var (text, isPlaceholder) in Parts)
        {
            filled.Append(isPlaceholder ? value(text) : text);
        }

        return filled.ToString();
    }
}
