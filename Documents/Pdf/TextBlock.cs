using System.Globalization;
using SkiaSharp;

namespace EnergyQuota.Documents.Pdf;

/// <summary>Breaks text into lines as Chinese and English ask for it.</summary>
internal static class TextBlock
{
    // These may not begin a line.
    private const string Closing = "，。、；：？！）】》」』”’〕％%,.;:?!)]}/²³·";

    // A number stays with these: 2026年11月25日, 12号.
    private const string Counted = "年月日号时分条项张";

    /// <summary>Breaks a text into lines of at most <paramref name="width"/> points. At least one line is given.</summary>
    /// <param name="text">The text.</param>
    /// <param name="font">The type.</param>
    /// <param name="width">The width of a line, in points.</param>
    /// <param name="indent">How much less room the very first line has, in points.</param>
    public static IReadOnlyList<string> Wrap(string text, SKFont font, float width, float indent = 0)
    {
        var lines = new List<string>();
        foreach (var part in text.Split('\n'))
        {
            WrapPart(part, font, () => lines.Count == 0 ? width - indent : width, lines);
        }

        return lines;
    }

    /// <summary>Cuts a text to a width, with … for what was cut off.</summary>
    public static string Cut(string text, SKFont font, float width)
    {
        if (font.MeasureText(text) <= width)
        {
            return text;
        }

        var elements = StringInfo.ParseCombiningCharacters(text);
        for (var i = elements.Length - 1; i > 0; i--)
        {
            var shorter = string.Concat(text.AsSpan(0, elements[i]), "…");
            if (font.MeasureText(shorter) <= width)
            {
                return shorter;
            }
        }

        return "…";
    }

    private static void WrapPart(string text, SKFont font, Func<float> width, List<string> lines)
    {
        var line = "";
        foreach (var word in Words(text))
        {
            if (line.Length == 0 || font.MeasureText((line + word).TrimEnd()) <= width())
            {
                line += word;
            }
            else
            {
                lines.Add(line.TrimEnd());
                line = word.TrimStart();
            }

            // A single word wider than the line, such as a long meter number, is broken where it must be.
            while (font.MeasureText(line.TrimEnd()) > width() && line.Length > 1)
            {
                var fit = line.Length - 1;
                while (fit > 1 && (font.MeasureText(line[..fit]) > width() || char.IsLowSurrogate(line[fit])))
                {
                    fit--;
                }

                lines.Add(line[..fit]);
                line = line[fit..];
            }
        }

        lines.Add(line.TrimEnd());
    }

    /// <summary>The pieces between which a line may end.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (MayBreak(text[i - 1], text[i]))
            {
                yield return text[start..i];
                start = i;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static bool MayBreak(char before, char after) =>
        !Closing.Contains(after, StringComparison.Ordinal)
        && before is not ('（' or '(' or '《' or '“' or '【' or '「' or '〔')
        && after != ' '
        && !char.IsLowSurrogate(after)
        && !(char.IsAsciiDigit(before) && Counted.Contains(after, StringComparison.Ordinal))
        && (before is ' ' or '/' || (before is '-' && !char.IsAsciiDigit(after)) || IsWide(before) || IsWide(after));

    private static bool IsWide(char character) => character is >= '⺀' and <= '鿿' or >= '豈' and <= '﫿' or >= '︰' and <= '￯' || char.IsSurrogate(character);
}
