using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Consumption;
using static EnergyQuota.Quotas.Evidence.EvidenceWords;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>The steps from registers to totals. Pure.</summary>
internal static class RegisterSteps
{
    /// <summary>Each register's months and the sum that the verdict cites.</summary>
    public static List<ExplainedLine> Registers(VerdictInputs inputs, IReadOnlyList<LedgerMonth> months)
    {
        var owner = inputs.Institution.Code;
        var byRegister = months.ToLookup(m => m.Register);
        var lines = new List<ExplainedLine>();
        foreach (var (span, sum) in inputs.Terms.Select(t => (Span: t.ToSpan(owner), t.Sum))
            .Concat(inputs.Exclusions.Where(e => e.Sum is not null).Select(e => (Span: e.ToSpan(owner)!, e.Sum))))
        {
            lines.AddRange(Register(span, sum, [.. byRegister[span.Register]], inputs.Period));
        }

        return lines;
    }

    /// <summary>The totals.</summary>
    public static List<ExplainedLine> Totals(VerdictInputs inputs)
    {
        var lines = new List<ExplainedLine>();
        foreach (var total in inputs.Totals)
        {
            var terms = inputs.Terms.Where(t => t.EnergyType == total.EnergyType && t.Unit == total.Unit).ToList();
            lines.Add(new(
                Of(total.EnergyType),
                terms.All(t => t.Sum is not null) ? string.Join(" ", terms.Select(t => $"{(t.Sign > 0 ? "+" : "−")} {Number(t.Share)} × {Number(t.Sum!.Quantity)}")) : "",
                total.Quantity,
                total.Unit.Symbol(),
                Bilingual.None));
            if (total.Adjustment is { } adjustment)
            {
                lines.Add(new(
                    new("其中未计入：已结账月份的后到数据（调整）", "not in it: what came after months were closed (adjustment)"),
                    "", adjustment, total.Unit.Symbol(), Bilingual.None));
            }
        }

        return lines;
    }

    /// <summary>What each exclusion takes out, and why.</summary>
    public static List<ExplainedLine> Exclusions(VerdictInputs inputs) =>
    [
        .. inputs.Exclusions.SelectMany(cited =>
        {
            var (e, kind) = (cited.Exclusion, Of(cited.Exclusion.Kind));
            var source = Bilingual.Same($"#{e.Id} {e.Source} ({e.EnteredBy} {Instant(e.EnteredAt)})");
            Bilingual Said(bool? taken, Bilingual what) => taken == true
                ? new($"{kind.Zh}：扣除{what.Zh}", $"{kind.En}: {what.En} taken out")
                : new($"{kind.Zh}：不扣除{what.Zh}", $"{kind.En}: {what.En} not taken out");
            return new ExplainedLine[]
            {
                new(Said(cited.TakesEnergyOut, new("用能", "energy")), e.MeterCode is { Length: > 0 } meter ? $"{meter}/{e.RegisterName}" : "",
                    cited.Consumption?.Quantity, cited.Consumption?.Unit.Symbol() ?? "", source),
                new(Said(cited.TakesDenominatorOut, new("面积和人数", "area and people")), $"{Number(e.Area)} m2, {Number(e.People)} p; {Day(e.From)}–{Day(e.To?.AddDays(-1))}",
                    null, "", source),
            };
        }),
    ];

    private static IEnumerable<ExplainedLine> Register(TermSpan span, CitedSum? sum, IReadOnlyList<LedgerMonth> months, CitedPeriod period)
    {
        var (type, unit) = (Of(span.EnergyType), span.Unit.Symbol());
        var source = Bilingual.Same(span.Source);
        var name = new Bilingual($"{type.Zh} {span.Register}（{Days(span.From, span.To)}）", $"{type.En} {span.Register} ({Days(span.From, span.To)})");
        if (sum is null)
        {
            yield return new(name, "", null, "", source);
            yield break;
        }

        // Months of the ledger are whole ones: they are shown where the term holds for the whole period.
        var shown = span.From == period.From && span.To == period.To && months.Count > 0;
        yield return new(
            name, shown ? string.Join(" + ", months.Select(m => $"{Number(m.Quantity)} ({m.Month})")) : "", sum.Quantity, unit, source);
        if (shown && months.Sum(m => m.Quantity) is var now && now != sum.Quantity)
        {
            yield return new(
                new("注意：台账现在给出的年用量与结论引用的不同", "Note: the ledger now gives another year than the one the verdict cites"),
                $"{Number(now)} − {Number(sum.Quantity)}", now - sum.Quantity, unit, Bilingual.None);
        }

        yield return new(
            new("　小时数：实测 + 估算 + 人工，应有", "　hours: measured + estimated + manual, of"),
            $"{sum.MeasuredHours} + {sum.EstimatedHours} + {sum.ManualHours}", sum.ExpectedHours, "h", Bilingual.None);
    }
}
