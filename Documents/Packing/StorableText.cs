namespace EnergyQuota.Documents.Packing;

/// <summary>Text as an Office file can hold it.</summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with spaces for control characters, which XML cannot hold, and the replacement character for half of a pair.</summary>
    /// <param name="text">Any text; a name copied from elsewhere may contain such characters.</param>
    public static string Of(string text)
    {
        if (!text.Any(c => char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (char.IsControl(c) && c is not ('\n' or '\t'))))
        {
            return text;
        }

        return string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch
        {
            0xFFFE or 0xFFFF => Replacement.ToString(),
            _ when System.Text.Rune.IsControl(rune) && rune.Value is not ('\n' or '\t') => " ",
            _ => rune.ToString(),
        }));
    }
}
