using System.Globalization;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Corrections;

namespace EnergyQuota.Server.Shared;

/// <summary>Writes the formula of a correction as a person would.</summary>
internal static class CorrectionWords
{
    /// <summary>Steps as <c>≤ 500: 0.9; else 1.2</c> in signs only, the linear form with the fact's name in it.</summary>
    public static string Of(QuotaCorrection correction) => correction.Steps.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{correction.Constant} + {correction.Slope} × {(correction.Inverse ? $"{Number(correction.Reference)} / {correction.Input}" : $"{correction.Input} / {Number(correction.Reference)}")}")
        : string.Join("; ", StandardTexts.StepsOf(correction.Steps).Select(step => $"{(step.UpTo is { } upTo ? $"≤ {Number(upTo)}" : ">")}: {Number(step.Factor)}"));

    private static string Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
