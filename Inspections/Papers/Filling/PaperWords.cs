using System.Globalization;
using System.Text;
using EnergyQuota.Documents.Content;

namespace EnergyQuota.Inspections.Papers.Filling;

/// <summary>How papers write numbers, days and names: the one place that does.</summary>
public static class PaperWords
{
    /// <summary>A day, as 2026年11月25日.</summary>
    /// <param name="day">The day; <see langword="null"/>: nothing.</param>
    public static string Day(DateOnly? day) => day is { } known ? FormattableString.Invariant($"{known.Year}年{known.Month}月{known.Day}日") : "";

    /// <summary>A time of day, as 14时05分.</summary>
    /// <param name="time">The time.</param>
    public static string Time(TimeOnly time) => FormattableString.Invariant($"{time.Hour}时{time.Minute:00}分");

    /// <summary>An instant on its own clock, as 2026年11月25日14时05分.</summary>
    /// <param name="instant">The instant with the site's offset; <see langword="null"/>: nothing.</param>
    public static string Instant(DateTimeOffset? instant) =>
        instant is { } known ? Day(DateOnly.FromDateTime(known.DateTime)) + Time(TimeOnly.FromDateTime(known.DateTime)) : "";

    /// <summary>A figure with all the decimals it has, at most 6, and separators between thousands. Nothing is rounded that was judged.</summary>
    /// <param name="value">The figure; <see langword="null"/>: nothing.</param>
    public static string Number(decimal? value) => value?.ToString("#,0.######", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A share as percent with one decimal, halves away from zero; what would show as nought is said to be less.</summary>
    /// <param name="share">The share, 0.05 for 5 %.</param>
    public static string Percent(decimal share)
    {
        var rounded = decimal.Round(share * 100m, 1, MidpointRounding.AwayFromZero);
        return rounded == 0m && share > 0m ? "不足0.1%" : rounded.ToString("#,0.#", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>Completeness as percent with one decimal, rounded down: what is not whole never reads 100 %.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public static string Completeness(decimal share) =>
        (Math.Floor(share * 1_000m) / 10m).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    /// <summary>A place in a list, as （一）.</summary>
    /// <param name="number">From 1; beyond 99 in digits.</param>
    public static string Ordinal(int number) => number <= 99 ? $"（{Decree531.Numeral(number)}）" : FormattableString.Invariant($"（{number}）");

    /// <summary>A unit as papers write it: m² and not the m2 of files.</summary>
    /// <param name="unit">The unit.</param>
    public static string Unit(string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Replace("m2", "m²", StringComparison.Ordinal).Replace("m3", "m³", StringComparison.Ordinal);
    }

    /// <summary>A yes or no; nothing where it is not known.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="yes">The word for yes.</param>
    /// <param name="no">The word for no.</param>
    public static string Answer(bool? answer, string yes, string no) => answer is { } known ? known ? yes : no : "";

    /// <summary>A text as it can be printed: line breaks kept, other control characters as spaces, halves of a pair replaced, nothing at its ends.</summary>
    /// <param name="text">Any text.</param>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) && rune.Value != '\n' ? " " : rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString().Trim();
    }

    /// <summary>What stands in a cell without a value.</summary>
    public static string Absent => Cell.Absent;
}
