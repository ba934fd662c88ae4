using System.Text;
using ScottPlot;
using SkiaSharp;

namespace EnergyQuota.Documents.Fonts;

/// <summary>The one typeface of all papers and charts, carried inside the program, so that a machine without fonts prints Chinese.</summary>
/// <remarks>Both levels of GB 2312 and what <c>tools/cut-font</c> adds; SIL Open Font License 1.1, see <c>OFL.txt</c> beside the asset.</remarks>
public static class ReportFont
{
    /// <summary>The family name of the typeface.</summary>
    public const string Family = "EQ Sans";

    /// <summary>What stands in for a character that the typeface lacks: a visible box, never a blank.</summary>
    public const string Substitute = "□";

    /// <summary>The typeface, read once from the asset. It is shared and safe to use from several threads; do not dispose it.</summary>
    public static SKTypeface Typeface { get; } = Load("EQSans-Regular.otf");

    /// <summary>Its bold cut, with the same characters; shared likewise.</summary>
    public static SKTypeface Bold { get; } = Load("EQSans-Bold.otf");

    /// <summary>Whether the typeface can draw a character.</summary>
    /// <param name="character">Any Unicode scalar value; control characters have no glyph.</param>
    public static bool Has(Rune character) => Typeface.GetGlyph(character.Value) != 0;

    /// <summary>Replaces what cannot be drawn by <see cref="Substitute"/> and control characters by spaces.</summary>
    /// <param name="text">Any text; a lone surrogate counts as a character that cannot be drawn.</param>
    /// <param name="missing">Receives each character that was replaced by a box.</param>
    public static string Drawable(string text, ISet<string> missing)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(missing);
        StringBuilder? changed = null;
        var at = 0;
        foreach (var character in text.EnumerateRunes())
        {
            var drawable = Has(character);
            if (!drawable)
            {
                changed ??= new StringBuilder(text, 0, at, text.Length);
                var control = Rune.IsControl(character);
                changed.Append(control ? " " : Substitute);
                if (!control)
                {
                    missing.Add(character.ToString());
                }
            }
            else
            {
                changed?.Append(character);
            }

            at += character.Utf16SequenceLength;
        }

        return changed?.ToString() ?? text;
    }

    /// <summary>Makes the charting package draw with this typeface. Charts do so by themselves.</summary>
    internal static void UseInCharts()
    {
        // Any family name gets these two cuts, since the package would otherwise look for fonts of the system.
        if (!ScottPlot.Fonts.FontResolvers.Any(resolver => resolver is OneFont))
        {
            ScottPlot.Fonts.FontResolvers.Insert(0, new OneFont());
            ScottPlot.Fonts.Default = Family;
        }
    }

    private static SKTypeface Load(string name)
    {
        using var asset = typeof(ReportFont).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} is not inside the program.");
        using var data = SKData.Create(asset);
        return SKTypeface.FromData(data)
            ?? throw new InvalidOperationException($"The font {name} inside the program cannot be read.");
    }

    private sealed class OneFont : IFontResolver
    {
        public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            weight >= FontWeight.SemiBold ? Bold : Typeface;

        public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) => bold ? Bold : Typeface;
    }
}
