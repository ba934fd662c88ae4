namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>Something a template can print.</summary>
/// <param name="Name">Its name between the double braces.</param>
/// <param name="Need">Whether it has to be there.</param>
/// <param name="MeaningZh">What it is, in Chinese.</param>
/// <param name="MeaningEn">What it is, in English.</param>
public sealed record Placeholder(string Name, PlaceholderNeed Need, string MeaningZh, string MeaningEn);

/// <summary>Several things of a kind that a template can print one after the other, or as rows of a table.</summary>
/// <param name="Name">The list's name.</param>
/// <param name="Need">Whether it has to be there; an optional one may be empty.</param>
/// <param name="MeaningZh">What it is, in Chinese.</param>
/// <param name="MeaningEn">What it is, in English.</param>
/// <param name="Fields">What can be printed of each.</param>
public sealed record PlaceholderList(
    string Name, PlaceholderNeed Need, string MeaningZh, string MeaningEn, IReadOnlyList<Placeholder> Fields);
