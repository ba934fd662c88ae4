using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Corrections;
using EnergyQuota.Registry.Institutions;
using static EnergyQuota.Quotas.Evidence.EvidenceWords;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>The steps from totals to the value. Pure.</summary>
internal static class ValueSteps
{
    private static readonly Bilingual Sum = new("合计", "together");

    /// <summary>What is summed: totals less exclusions, in kgce where the indicator sums energy.</summary>
    public static (List<ExplainedLine> Lines, decimal? Result) Numerator(VerdictInputs inputs, QuotaIndicator indicator)
    {
        var lines = new List<ExplainedLine>();
        var counted = indicator.Part() is { } part
            ? inputs.Exclusions.Where(e => e.Exclusion.Kind == part && e.Exclusion.Applies && e.Consumption is { } used && indicator.Counts(used.EnergyType)).Select(e => e.Consumption!)
            : inputs.Totals.Where(t => indicator.Counts(t.EnergyType));
        var parts = counted.Select(t => Add(lines, inputs, indicator, t, Of(t.EnergyType))).ToList();
        var taken = inputs.Exclusions.Where(e => e.TakesEnergyOut == true && e.Consumption is not null).Select(e => Add(
            lines, inputs, indicator, e.Consumption!, new($"减：{Of(e.Exclusion.Kind).Zh}", $"less: {Of(e.Exclusion.Kind).En}"))).ToList();
        var sum = parts.Contains(null) || taken.Contains(null) ? null : parts.Sum() - taken.Sum();
        var formula = string.Concat(string.Join(" + ", parts.Select(Shown)), string.Concat(taken.Select(part => $" − {Shown(part)}")));
        lines.Add(new(Sum, formula, sum, Unit(indicator, inputs), Bilingual.None));
        return (lines, sum);
    }

    /// <summary>The value, exact and as shown.</summary>
    public static List<ExplainedLine> Value(VerdictInputs inputs, Verdict verdict, decimal? numerator, decimal? denominator)
    {
        var unit = inputs.Row!.Unit;
        var lines = new List<ExplainedLine>
        {
            new(
                new("精确值", "exact"), $"{Shown(numerator)} ÷ {Shown(denominator)}",
                numerator is { } sum && denominator is > 0m and var by ? sum / by : null, unit, Bilingual.None),
        };
        var exact = lines[0].Result;
        foreach (var correction in inputs.Standard is null ? [] : VerdictReplay.TermsOf(inputs).Corrections)
        {
            var figure = DayWeighted.Mean(inputs.Facts, InstitutionFactKind.Input, inputs.Period.From, inputs.Period.To, correction.Input);
            var factor = CorrectionRule.Factor(correction, figure);
            var before = Shown(exact);
            exact = factor is { } known ? new AppliedCorrection(correction.Name, correction.Input, figure, known, correction.Effect).On(exact) : null;
            lines.Add(new(
                new($"修正：{correction.TitleZh}（{correction.Input} = {Shown(figure)}）", $"correction: {correction.Name} ({correction.Input} = {Shown(figure)})"),
                $"{before} {(correction.Effect == CorrectionEffect.Multiplies ? "×" : "÷")} {Shown(factor)}", exact, unit, Bilingual.Same(correction.Source)));
        }

        if (verdict.Grade == Grade.OverLowerBound)
        {
            lines.Add(new(new("其中确定的至少", "of it certain at least"), "", inputs.Figure?.AtLeast, unit, Bilingual.None));
        }

        lines.Add(new(
            new("结论所示的值（只在这里取三位小数，四舍五入；评定用精确值）", "the value shown (rounded only here, to 3 decimals, half away from zero; the exact value is judged)"),
            "", verdict.Value, unit, Bilingual.None));
        return lines;
    }

    private static decimal? Add(
        List<ExplainedLine> lines, VerdictInputs inputs, QuotaIndicator indicator, ConsumptionTotal total, Bilingual name)
    {
        if (indicator.Sums() != Standards.Numerator.Energy)
        {
            lines.Add(new(name, "", total.Quantity, total.Unit.Symbol(), Bilingual.None));
            return total.Quantity;
        }

        var entry = inputs.CoefficientSet?.Entries.FirstOrDefault(e => e.EnergyType == total.EnergyType && e.Unit == total.Unit);
        var result = total.Quantity * entry?.KgcePerUnit;
        lines.Add(new(
            name,
            $"{Number(total.Quantity)} {total.Unit.Symbol()} × {(entry is null ? "?" : Number(entry.KgcePerUnit))} kgce/{total.Unit.Symbol()}",
            result, "kgce", Bilingual.Same(inputs.CoefficientSet is { } set ? $"{set.Id}: {set.Source}".TrimEnd(' ', ':') : "")));
        return result;
    }

    private static string Unit(QuotaIndicator indicator, VerdictInputs inputs) => indicator.Sums() == Standards.Numerator.Energy
        ? "kgce"
        : inputs.Totals.Where(t => indicator.Counts(t.EnergyType)).Select(t => t.Unit.Symbol()).FirstOrDefault() ?? "";

    private static string Shown(decimal? value) => value is null ? "?" : Number(value);
}
