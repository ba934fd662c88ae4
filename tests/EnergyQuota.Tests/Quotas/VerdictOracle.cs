using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Tests.Quotas;

/// <summary>
/// A verdict worked out a second time, day by day from the words of docs/rules.md, with nothing of the product but its nouns.
/// Of one energy indicator per floor area.
/// </summary>
internal sealed class VerdictOracle(int year, IReadOnlyList<LedgerDay> ledger, decimal gate)
{
    private readonly Dictionary<(RegisterId, DateOnly), LedgerDay> _ledger = ledger.ToDictionary(d => (d.Register, d.Day));

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    public (Grade Grade, decimal Value) Judge(
        IReadOnlyList<BoundaryTerm> boundary, IReadOnlyList<InstitutionFact> areas, IReadOnlyList<BoundaryExclusion> exclusions, Func<EnergyType, decimal> kgce, QuotaRow row)
    {
        decimal value = 0m, atLeast = 0m, low = 0m, high = 0m;
        var open = false;
        var byType = new Dictionary<EnergyType, List<Known>>();
        foreach (var term in boundary.Where(t => t.EnergyType != EnergyType.Water))
        {
            var known = Look(new RegisterId(term.MeterCode), term.From, term.To);
            if (known.Days == 0)
            {
                continue;
            }

            var factor = kgce(term.EnergyType) * term.Share;
            byType.TryAdd(term.EnergyType, []);
            byType[term.EnergyType].Add(known with { Weight = known.WholeYearBefore * term.Share, Signed = term.Sign });
            value += term.Sign * factor * known.Booked;
            open |= known.IfWhole is null;
            atLeast += term.Sign > 0 ? factor * known.Certain : -factor * (known.IfWhole ?? 0m);
            low += term.Sign > 0 ? factor * known.Booked : -factor * (known.IfWhole ?? 0m);
            high += term.Sign > 0 ? factor * (known.IfWhole ?? 0m) : -factor * known.Booked;
        }

        var area = Each(day => areas.Where(a => a.From <= day).OrderBy(a => a.From).ThenBy(a => a.EnteredAt).Last().Value).Average();
        foreach (var exclusion in exclusions)
        {
            area -= Each(day => exclusion.From <= day && (exclusion.To is null || day < exclusion.To) ? exclusion.Area : 0m).Average();
            if (exclusion.MeterCode is { } meter)
            {
                var known = Look(new RegisterId(meter), exclusion.From, exclusion.To);
                var factor = kgce(exclusion.EnergyType!.Value);
                open |= known.Days > 0 && known.IfWhole is null;
                value -= factor * known.Booked;
                atLeast -= factor * (known.IfWhole ?? 0m);
                low -= factor * (known.IfWhole ?? 0m);
                high -= factor * known.Booked;
            }
        }

        var completeness = Completeness(byType, kgce);
        if (value < 0m)
        {
            return (Grade.CannotJudge, value / area);
        }

        if (completeness < gate)
        {
            return !open && atLeast / area > row.Constraint ? (Grade.OverLowerBound, atLeast / area) : (Grade.CannotJudge, value / area);
        }

        if (!open && low / area > row.Constraint)
        {
            return (Grade.Over, value / area);
        }

        var worst = Math.Max(high, value) / area;
        return open || high / area > row.Constraint ? (Grade.CannotJudge, value / area)
            : worst <= row.Leading ? (Grade.Leading, value / area)
            : worst <= row.Baseline ? (Grade.Baseline, value / area)
            : (Grade.Constraint, value / area);
    }

    private static decimal Completeness(Dictionary<EnergyType, List<Known>> byType, Func<EnergyType, decimal> kgce)
    {
        var types = byType.Select(type => (
            Mean: Mean(type.Value.Select(k => (k.Share, k.Weight, k.Days))),
            Weight: type.Value.Exists(k => k.Weight is not null) ? kgce(type.Key) * type.Value.Sum(k => k.Signed * (k.Weight ?? 0m) * k.Days) : (decimal?)null)).ToList();
        return Mean(types.Select(t => (t.Mean, t.Weight, 1)));
    }

    private static decimal Mean(IEnumerable<(decimal Share, decimal? Weight, int Days)> parts)
    {
        var list = parts.ToList();
        var usual = list.Where(p => p.Weight > 0m).Select(p => p.Weight!.Value).DefaultIfEmpty(1m).Average();
        var weights = list.Select(p => (p.Weight > 0m ? p.Weight.Value : usual) * p.Days).ToList();
        return list.Select((p, i) => p.Share * weights[i]).Sum() / weights.Sum();
    }

    private Known Look(RegisterId register, DateOnly from, DateOnly? to)
    {
        var (first, end) = (from > new DateOnly(year, 1, 1) ? from : new DateOnly(year, 1, 1), Min(to ?? DateOnly.MaxValue, new DateOnly(year + 1, 1, 1)));
        decimal booked = 0m, certain = 0m, before = 0m;
        int days = 0, sure = 0, any = 0, hoursBefore = 0, anyBefore = 0;
        for (var day = first; day < end; day = day.AddDays(1))
        {
            days++;
            if (_ledger.TryGetValue((register, day), out var row))
            {
                booked += row.Quantity;
                certain += row.EstimatedHours == 0 ? row.Quantity : 0m;
                sure += row.MeasuredHours + row.ManualHours;
                any += row.MeasuredHours + row.ManualHours + row.EstimatedHours;
            }
        }

        for (var day = new DateOnly(year - 1, 1, 1); day.Year < year; day = day.AddDays(1))
        {
            hoursBefore += 24;
            if (_ledger.TryGetValue((register, day), out var row))
            {
                before += row.Quantity;
                anyBefore += row.MeasuredHours + row.ManualHours + row.EstimatedHours;
            }
        }

        decimal? wholeYearBefore = anyBefore == 0 ? null : before * hoursBefore / anyBefore;
        return new Known(
            days, booked, certain, days == 0 ? 0m : sure / (days * 24m),
            days == 0 ? 0m : any > 0 ? booked * days * 24m / any : wholeYearBefore * days / 365m, wholeYearBefore);
    }

    private IEnumerable<decimal> Each(Func<DateOnly, decimal> of)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            yield return of(day);
        }
    }

    private sealed record Known(int Days, decimal Booked, decimal Certain, decimal Share, decimal? IfWhole, decimal? WholeYearBefore)
    {
        public decimal? Weight { get; init; }

        public int Signed { get; init; } = 1;
    }
}
