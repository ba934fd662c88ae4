namespace EnergyQuota.Server.Queries;

/// <summary>What a person typed into a search box, as a pattern of SQL's LIKE.</summary>
internal static class SearchPattern
{
    /// <summary>The character that takes their meaning from the pattern's own signs.</summary>
    public const string Escape = "\\";

    /// <summary>The pattern that is met by every text that holds the words; <c>%</c> and <c>_</c> stand for themselves.</summary>
    public static string Of(string words) => $"%{words.Trim()
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal)}%";
}
