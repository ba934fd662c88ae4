using System.Globalization;

namespace EnergyQuota.Server.Texts;

/// <summary>The words of the site, each in Chinese and English side by side, so that neither can be forgotten.</summary>
internal static partial class Text
{
    /// <summary>Whether the person reading has chosen English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The language as reports call it: <c>zh</c> or <c>en</c>.</summary>
    public static string Language => IsEnglish ? "en" : "zh";

    /// <summary>A name that is stored in both languages; Chinese where the English one is empty.</summary>
    public static string Name(string zh, string en) => IsEnglish && en.Length > 0 ? en : zh;

    private static string In(string zh, string en) => IsEnglish ? en : zh;
}
