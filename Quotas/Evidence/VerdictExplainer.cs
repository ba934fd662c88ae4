using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using static EnergyQuota.Quotas.Evidence.EvidenceWords;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Derives a verdict step by step, from what its registers showed to its grade, with the formulas filled in. Pure.</summary>
/// <remarks>
/// Everything is exact until the last line of the value: nothing is rounded between the steps, and the grade is decided by the exact
/// value. Numbers are written as exact as they are; only a division is cut, at the 28 digits that a decimal holds.
/// </remarks>
public static class VerdictExplainer
{
    /// <summary>Explains a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="months">
    /// The month sums of its registers as the ledger has them, as closed; empty: only the sums that the verdict cites are shown. Where
    /// they do not add up to those, the explanation says so.
    /// </param>
    /// <param name="levels">What the registers showed; empty: the way begins at their months.</param>
    /// <returns>The steps, in order.</returns>
    public static IReadOnlyList<ExplainedStep> Explain(
        Verdict verdict, VerdictInputs inputs, IReadOnlyList<LedgerMonth> months, params IReadOnlyList<RegisterLevels> levels)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(levels);
        var steps = new List<(Bilingual Title, IReadOnlyList<ExplainedLine> Lines)>
        {
            (new("适用的标准与定额行", "The standard and the row that judge"), Rule(verdict, inputs)),
        };
        if (levels.Count > 0)
        {
            steps.Add((new("示数：各计量点每月首末读数之差 × 倍率", "Readings: what each register showed at the ends of each month, × its multiplier"), LevelSteps.Of(levels, months)));
        }

        steps.AddRange(
        [
            (new("登记簿：各计量点的月用量与年用量", "Registers: months and the year of each"), RegisterSteps.Registers(inputs, months)),
            (new("分能源品种合计：Σ 符号 × 份额 × 用量", "Totals by energy type: Σ sign × share × register"), RegisterSteps.Totals(inputs)),
        ]);
        if (inputs.Exclusions.Count > 0)
        {
            steps.Add((new("扣除项", "Exclusions"), RegisterSteps.Exclusions(inputs)));
        }

        if (inputs is { Row: not null, Indicator: { } indicator })
        {
            var (energy, numerator) = ValueSteps.Numerator(inputs, indicator);
            steps.Add((indicator.Sums() == Numerator.Energy
                ? new("折算为标准煤", "Conversion into standard coal")
                : new("计入指标的用量", "What counts for the indicator"), energy));
            var (divisor, denominator) = DenominatorSteps.Of(inputs, indicator);
            steps.Add((DenominatorSteps.Title(indicator), divisor));
            steps.Add((new("指标值", "The value of the indicator"), ValueSteps.Value(inputs, verdict, numerator, denominator)));
            steps.Add((new("数据完整率与取值范围", "Completeness, and the range within which the value lies"), GradeSteps.Completeness(inputs, indicator)));
        }

        steps.Add((new("与定额比较", "Comparison with the quota"), GradeSteps.Grade(verdict, inputs)));
        return [.. steps.Select((step, index) => new ExplainedStep(index + 1, step.Title, step.Lines))];
    }

    private static List<ExplainedLine> Rule(Verdict verdict, VerdictInputs inputs)
    {
        var lines = new List<ExplainedLine>
        {
            new(new("评定对象", "What is judged"), $"{inputs.Institution.Code} {Days(inputs.Period.From, inputs.Period.To)}", null, "", Bilingual.None),
            new(
                new("机构登记", "The institution's registration"),
                $"{inputs.Institution.Class} | {inputs.Institution.SubClass} | {inputs.Institution.ClimateZone}; {inputs.Institution.RegionCode}",
                null, "", new($"自 {Day(inputs.Institution.From)} 存在", $"in being since {Day(inputs.Institution.From)}")),
        };
        if (inputs is not { Standard: { } standard, Row: { } row })
        {
            return lines;
        }

        var demonstration = standard.Demonstration ? new Bilingual("（示范标准，不是本地区的法定定额）", " (a demonstration, not the law of the region)") : Bilingual.None;
        lines.Add(new(
            new($"标准{demonstration.Zh}", $"Standard{demonstration.En}"),
            standard.Code, null, "",
            new(
                $"{standard.TitleZh}；{standard.Issuer}；{Day(standard.EffectiveFrom)} 起施行{(standard.EffectiveTo is { } end ? $"，{Day(end)} 止" : "")}；自 {standard.FirstJudgedYear} 年起评定；{standard.Source}",
                $"{(standard.TitleEn.Length > 0 ? $"{standard.TitleEn}; " : "")}{standard.Issuer}; in force from {Day(standard.EffectiveFrom)}{(standard.EffectiveTo is { } until ? $" until {Day(until)}" : "")}; judges from {standard.FirstJudgedYear}; {standard.Source}")));
        lines.Add(new(
            new("定额行", "Row"), row.Key, null, "", new($"{row.Table} {row.Source}".Trim(), $"{row.Table} {row.Source}".Trim())));
        lines.Add(new(new("选用理由", "Why this row"), "", null, "", new(inputs.RowReasonZh ?? verdict.RowReasonZh, inputs.RowReasonEn ?? verdict.RowReasonEn)));
        foreach (var (name, value) in new (Bilingual, decimal?)[]
            {
                (new("约束值", "constraint value"), row.Constraint), (new("基准值", "baseline value"), row.Baseline), (new("引导值", "leading value"), row.Leading),
            })
        {
            lines.Add(new(name, value is null ? "–" : "", value, value is null ? "" : row.Unit, Bilingual.None));
        }

        return lines;
    }
}
