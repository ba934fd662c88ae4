using System.Globalization;
using EnergyQuota.Quotas.Standards.Corrections;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Small lists as they are stored in one column, e.g. <c>staff:0.5;students:1</c>. Pure; text and list turn into each other.</summary>
public static class StandardTexts
{
    /// <summary>Reads weights by person type.</summary>
    /// <param name="text">As stored.</param>
    /// <returns>The weights, or <see langword="null"/> for the empty text.</returns>
    public static IReadOnlyDictionary<string, decimal>? WeightsOf(string text) => string.IsNullOrEmpty(text) ? null
        : Pairs(text).ToDictionary(pair => pair.Key, pair => Number(pair.Value), StringComparer.Ordinal);

    /// <summary>Writes weights by person type, by name.</summary>
    /// <param name="weights">The weights; the names hold neither colon nor semicolon.</param>
    public static string Of(IReadOnlyDictionary<string, decimal> weights) =>
        string.Join(';', weights.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Number(pair.Value)}"));

    /// <summary>Reads the steps of a correction.</summary>
    /// <param name="text">As stored.</param>
    public static IReadOnlyList<CorrectionStep> StepsOf(string text) => string.IsNullOrEmpty(text) ? []
        : [.. Pairs(text).Select(pair => new CorrectionStep(pair.Key.Length == 0 ? null : Number(pair.Key), Number(pair.Value)))];

    /// <summary>Writes the steps of a correction, in their order.</summary>
    /// <param name="steps">The steps.</param>
    public static string Of(IEnumerable<CorrectionStep> steps) =>
        string.Join(';', steps.Select(step => $"{(step.UpTo is { } upTo ? Number(upTo) : "")}:{Number(step.Factor)}"));

    private static IEnumerable<(string Key, string Value)> Pairs(string text) =>
        text.Split(';').Select(pair => pair.Split(':', 2)).Select(pair => (pair[0], pair[1]));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Writes a number without needless zeros, so that the same number is the same text.</summary>
    /// <param name="number">The number.</param>
    internal static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
