using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using static EnergyQuota.Quotas.Evidence.EvidenceWords;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>The steps to what an indicator is divided by. Pure.</summary>
internal static class DenominatorSteps
{
    /// <summary>The title of the steps.</summary>
    public static Bilingual Title(QuotaIndicator indicator) => indicator.DividingPart() is not null
        ? new("分母：单独计量部分的用量", "The denominator: what a metered part used")
        : indicator.DividesBy() switch
        {
            Denominator.People => new("分母：按天加权的用能人数", "The denominator: energy users, each day weighing the same"),
            Denominator.HeatedArea => new("分母：按天加权的采暖建筑面积", "The denominator: heated floor area, each day weighing the same"),
            Denominator.BedDays => new("分母：床日数", "The denominator: bed days"),
            _ => new("分母：按天加权的建筑面积", "The denominator: floor area, each day weighing the same"),
        };

    /// <summary>The steps, and what comes of them.</summary>
    public static (List<ExplainedLine> Lines, decimal? Result) Of(VerdictInputs inputs, QuotaIndicator indicator)
    {
        if (indicator.DividingPart() is { } part)
        {
            return Metered(inputs, part);
        }

        var (kind, unit) = indicator.DividesBy() switch
        {
            Denominator.People => (InstitutionFactKind.People, "p"),
            Denominator.HeatedArea => (InstitutionFactKind.HeatedArea, "m2"),
            Denominator.BedDays => (InstitutionFactKind.Beds, "bed"),
            _ => (InstitutionFactKind.FloorArea, "m2"),
        };
        var (from, to) = (inputs.Period.From, inputs.Period.To);
        var days = to.DayNumber - from.DayNumber;
        var weights = VerdictReplay.TermsOf(inputs).PersonWeights;
        Func<DateOnly, (decimal? Value, string Formula, Bilingual Source)> on = kind == InstitutionFactKind.People
            ? day => People(HeadCount.On(inputs.Facts, day, weights))
            : day => Fact(FactsInForce.On(inputs.Facts, kind, day));
        var spans = Spans(on, from, to);
        var lines = spans.Select(s => new ExplainedLine(
            new($"{Days(s.From, s.To)}（{s.To.DayNumber - s.From.DayNumber} 天）", $"{Days(s.From, s.To)} ({s.To.DayNumber - s.From.DayNumber} days)"),
            s.Day.Value is null ? "?" : s.Day.Formula, s.Day.Value, unit, s.Day.Source)).ToList();
        var mean = kind == InstitutionFactKind.People
            ? HeadCount.Mean(inputs.Facts, from, to, weights)
            : DayWeighted.Mean(inputs.Facts, kind, from, to);
        lines.Add(new(
            new("按天加权平均", "mean over the days"),
            $"({string.Join(" + ", spans.Select(s => $"{s.To.DayNumber - s.From.DayNumber} × {(s.Day.Value is { } value ? Number(value) : "?")}"))}) ÷ {days}", mean, unit, Bilingual.None));
        var rest = Less(lines, inputs, indicator, mean, unit);
        if (indicator.DividesBy() == Denominator.BedDays)
        {
            lines.Add(new(new("床日（千）", "bed days, thousands"), $"{(rest is { } beds ? Number(beds) : "?")} × {days} ÷ 1000", rest * days / 1000m, "", Bilingual.None));
            rest = rest * days / 1000m;
        }

        lines.Add(new(new("分母", "the denominator"), "", rest, unit, Bilingual.None));
        return (lines, rest);
    }

    private static decimal? Less(List<ExplainedLine> lines, VerdictInputs inputs, QuotaIndicator indicator, decimal? mean, string unit)
    {
        var (from, to) = (inputs.Period.From, inputs.Period.To);
        var exclusions = inputs.Exclusions.Where(e => e.TakesDenominatorOut == true).ToList();
        foreach (var cited in exclusions)
        {
            var name = EvidenceWords.Of(cited.Exclusion.Kind);
            var amount = indicator.DividesBy() == Denominator.People ? cited.Exclusion.People : cited.Exclusion.Area;
            lines.Add(new(
                new($"减：{name.Zh}（按天加权）", $"less: {name.En} (by days)"),
                $"{Number(amount)}; {Day(cited.Exclusion.From)}–{Day(cited.Exclusion.To?.AddDays(-1))}",
                DayWeighted.Excluded([cited.Exclusion], indicator, from, to), unit, Bilingual.Same($"#{cited.Exclusion.Id} {cited.Exclusion.Source}")));
        }

        return mean - DayWeighted.Excluded(exclusions.Select(e => e.Exclusion), indicator, from, to);
    }

    private static (List<ExplainedLine> Lines, decimal? Result) Metered(VerdictInputs inputs, ExclusionKind part)
    {
        var used = inputs.Exclusions.Where(e => e.Exclusion.Kind == part && e.Exclusion.Applies && e.Consumption is not null).ToList();
        var lines = used.ConvertAll(e => new ExplainedLine(
            EvidenceWords.Of(e.Exclusion.Kind), e.Exclusion.MeterCode ?? "", e.Consumption!.Quantity, e.Consumption.Unit.Symbol(), Bilingual.Same($"#{e.Exclusion.Id} {e.Exclusion.Source}")));
        decimal? sum = used.Count == 0 ? null : used.Sum(e => e.Consumption!.Quantity);
        lines.Add(new(new("分母", "the denominator"), "", sum, used.Count == 0 ? "" : used[0].Consumption!.Unit.Symbol(), Bilingual.None));
        return (lines, sum);
    }

    private static (decimal?, string, Bilingual) People(HeadCountDay day) => (
        day.Persons,
        day.Steps.Count == 1 && day.Steps[0].Kind == InstitutionFactKind.People
            ? ""
            : string.Join(" + ", day.Steps.Select(step => string.Create(
                CultureInfo.InvariantCulture, $"{(step.Subject.Length > 0 ? step.Subject : step.Kind)} {Number(step.Value)}{(step.Coefficient == 1m ? "" : $" → {Number(step.Persons)}")}"))),
        Bilingual.Same(string.Join("; ", day.Steps.Select(step => $"#{step.FactId} {step.Source}"))));

    private static (decimal?, string, Bilingual) Fact(InstitutionFact? fact) => fact is null
        ? (null, "", Bilingual.None)
        : (fact.Value, "", Bilingual.Same($"#{fact.Id} {fact.Source} ({fact.EnteredBy} {Instant(fact.EnteredAt)})"));

    // Day by day by the rule that the engine itself uses, equal days together.
    private static List<(DateOnly From, DateOnly To, (decimal? Value, string Formula, Bilingual Source) Day)> Spans(
        Func<DateOnly, (decimal? Value, string Formula, Bilingual Source)> on, DateOnly from, DateOnly to)
    {
        var spans = new List<(DateOnly From, DateOnly To, (decimal? Value, string Formula, Bilingual Source) Day)>();
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var known = on(day);
            if (spans is [.., var last] && (last.Day.Value, last.Day.Formula) == (known.Value, known.Formula))
            {
                spans[^1] = last with { To = day.AddDays(1) };
            }
            else
            {
                spans.Add((day, day.AddDays(1), known));
            }
        }

        return spans;
    }
}
