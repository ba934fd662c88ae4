using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using static EnergyQuota.Quotas.Evidence.EvidenceWords;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>The step from what registers showed to their months. Pure.</summary>
internal static class LevelSteps
{
    /// <summary>Each register's months as the difference of what it showed, beside what the ledger has for them.</summary>
    /// <param name="levels">What the registers showed.</param>
    /// <param name="months">The ledger's months, as closed.</param>
    public static List<ExplainedLine> Of(IReadOnlyList<RegisterLevels> levels, IReadOnlyList<LedgerMonth> months)
    {
        var booked = months.ToDictionary(m => (m.Register, new Month(m.Year, m.Month)), m => m.Quantity);
        return [.. levels.SelectMany(month => Lines(month, booked.GetValueOrDefault((month.Register, Month.Of(month.From)), 0m)))];
    }

    private static IEnumerable<ExplainedLine> Lines(RegisterLevels month, decimal booked)
    {
        var unit = month.Unit.Base().Symbol();
        var name = Bilingual.Same($"{month.Register} {Days(month.From, month.To)}");
        var (formula, counted) = Counted(month);
        var source = new Bilingual(
            $"月初{Of(month.Start.Basis).Zh}，月末{Of(month.End.Basis).Zh}{(month.AsClosed ? "；按结账时" : "")}",
            $"at the start {Of(month.Start.Basis).En}, at the end {Of(month.End.Basis).En}{(month.AsClosed ? "; as closed" : "")}");
        yield return new(name, formula, counted, counted is null ? "" : unit, source);
        if (counted is null || counted != booked)
        {
            yield return new(
                new("　台账该月用量（逐时结算）与示数之差不同：换表、翻转、缺数、处理决定或账单，见证据包", "　the ledger's month, settled hour by hour, is not that difference: replacement, turnover, gap, decision or bill; the evidence pack has each reading"),
                counted is { } difference ? $"{Number(booked)} − {Number(difference)}" : Number(booked), booked - (counted ?? 0m), unit, Bilingual.None);
        }
    }

    // From the start to each replacement, from what the new register showed then, to the end; turned over where it is less.
    private static (string Formula, decimal? Counted) Counted(RegisterLevels month)
    {
        if (month is not { Start.Level: { } level, End.Level: { } end })
        {
            return ("", null);
        }

        var (parts, sum) = (new List<string>(), 0m);
        foreach (var (last, next) in month.Replacements.Select(r => (r.Final, r.First)).Append((end, 0m)))
        {
            var turned = last < level ? month.Modulus : 0m;
            parts.Add($"{Number(last)}{(turned > 0m ? $" + {Number(turned)}" : "")} − {Number(level)}");
            if (turned is null || month.Factor is null)
            {
                return (string.Join("; ", parts), null);
            }

            (sum, level) = (sum + last + turned.Value - level, next);
        }

        var formula = parts.Count == 1 ? parts[0] : string.Join(" + ", parts.Select(part => $"({part})"));
        decimal[] factors = [month.Factor!.Value, month.Unit.FactorToBase()];
        var applied = string.Concat(factors.Where(factor => factor != 1m).Select(factor => $" × {Number(factor)}"));
        return (applied.Length == 0 ? formula : $"({formula}){applied}", LedgerLimits.RoundQuantity(sum * factors[0] * factors[1]));
    }

    private static Bilingual Of(BoundaryBasis basis) => basis switch
    {
        BoundaryBasis.Measured => new("实测", "measured"),
        BoundaryBasis.ReceiveTimed => new("按接收时间", "by the time of receipt"),
        BoundaryBasis.Manual => new("人工抄录", "read by hand"),
        BoundaryBasis.Estimated => new("估算", "estimated"),
        BoundaryBasis.Billed => new("按账单，无示数", "billed, no reading"),
        _ => new("无示数", "no reading"),
    };
}
