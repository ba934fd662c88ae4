using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using static EnergyQuota.Quotas.Evidence.EvidenceWords;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>The last steps: how complete the data are, and what the value is compared with. Pure.</summary>
internal static class GradeSteps
{
    /// <summary>Completeness by energy type, together, and the range of the value.</summary>
    public static List<ExplainedLine> Completeness(VerdictInputs inputs, QuotaIndicator indicator)
    {
        var lines = inputs.Totals.Where(t => indicator.Counts(t.EnergyType)).Select(t => new ExplainedLine(
            new($"{Of(t.EnergyType).Zh}：完整率（估算 {Number(t.EstimatedShare)}，人工 {Number(t.ManualShare)}）", $"{Of(t.EnergyType).En}: completeness (estimated {Number(t.EstimatedShare)}, manual {Number(t.ManualShare)})"),
            t.LastYear is { } before ? $"{Number(before)} {t.Unit.Symbol()}" : "–", t.Completeness, "",
            new("以上一年用量为权重", "weighed by the year before"))).ToList();
        if (inputs.Figure is not { } figure)
        {
            return lines;
        }

        lines.Add(new(new("完整率", "completeness"), "", figure.Completeness, "", Bilingual.None));
        lines.Add(new(new("门槛", "gate"), "", inputs.Gate, "", new("主管机关设定", "set by the agency")));
        var unit = inputs.Row!.Unit;
        lines.Add(new(new("至少（只计没有估算的整日）", "at least (whole days without estimated hours)"), Missing(figure.AtLeast), figure.AtLeast, unit, Bilingual.None));
        lines.Add(new(new("下限（缺口同其余）", "low (gaps like the rest)"), Missing(figure.Low), figure.Low, unit, Bilingual.None));
        lines.Add(new(new("上限（缺口同其余）", "high (gaps like the rest)"), Missing(figure.High), figure.High, unit, Bilingual.None));
        return lines;
    }

    /// <summary>The comparison that decides.</summary>
    public static List<ExplainedLine> Grade(Verdict verdict, VerdictInputs inputs)
    {
        var lines = new List<ExplainedLine>();
        if (inputs is { Row: { } row, Figure: { Value: { } value } figure } && verdict.Grade != Assessment.Grade.CannotJudge)
        {
            var below = figure.Completeness < inputs.Gate;
            var judged = below ? figure.AtLeast : verdict.Grade == Assessment.Grade.Over ? figure.Low : Math.Max(figure.High ?? value, value);
            var what = below ? new Bilingual("确定的至少", "certain at least")
                : verdict.Grade == Assessment.Grade.Over ? new("下限", "low") : new Bilingual("上限与精确值中较大者", "the greater of high and exact");
            foreach (var (name, limit) in new (Bilingual, decimal?)[]
                {
                    (new("引导值", "leading value"), row.Leading), (new("基准值", "baseline value"), row.Baseline), (new("约束值", "constraint value"), row.Constraint),
                })
            {
                if (limit is { } bound)
                {
                    lines.Add(new(
                        new($"{what.Zh} 与 {name.Zh}", $"{what.En} and {name.En}"),
                        $"{Number(judged)} {(judged <= bound ? "≤" : ">")} {Number(bound)}", null, "", Bilingual.Same(row.Key)));
                }
            }
        }

        var grade = Of(verdict.Grade);
        lines.Add(new(new("结论", "verdict"), "", null, "", grade));
        if (verdict.Reasons.Length > 0)
        {
            lines.Add(new(new("原因", "because"), "", null, "", OfReasons(verdict.Reasons)));
        }

        if (verdict.KnownGrade is { } known)
        {
            var word = Of(known);
            lines.Add(new(
                new($"若计入已结账月份的后到数据：{word.Zh}", $"with what came after months were closed: {word.En}"),
                "", verdict.KnownValue, verdict.Unit, new("结论不因此改变，须登记调整", "the verdict does not move by this; an adjustment is to be booked")));
        }

        return lines;
    }

    private static string Missing(decimal? value) => value is null ? "?" : "";
}
