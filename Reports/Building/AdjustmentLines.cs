using EnergyQuota.Metering;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Monthly;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Reports.Building;

/// <summary>Finds for a closed month what is known of it since, and how much of that is booked.</summary>
public static class AdjustmentLines
{
    /// <summary>A line for each total that differs from what was closed, or of which something is booked.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="terms">The institution's boundary formula; the caller has checked the scope.</param>
    /// <param name="month">The month.</param>
    /// <param name="totals">Its totals as closed.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public static async Task<IReadOnlyList<AdjustmentLine>> OfAsync(
        StateContext state, IReadOnlyList<BoundaryTerm> terms, Month month, IReadOnlyList<ConsumptionTotal> totals, CancellationToken cancellationToken)
    {
        var (first, meters) = (month.FirstDay, terms.Select(term => term.MeterCode).Distinct().ToList());
        var booked = (await state.Set<PeriodAdjustment>().AsNoTracking()
                .Where(a => a.Month == first && meters.Contains(a.MeterCode)).ToListAsync(cancellationToken))
            .GroupBy(a => a.Register).ToDictionary(group => group.Key, group => group.Sum(a => a.Quantity));
        if (booked.Count == 0 && totals.All(total => total.Adjustment is null))
        {
            return [];
        }

        var units = (await state.Set<MeterRegister>().AsNoTracking().Where(r => meters.Contains(r.MeterCode)).ToListAsync(cancellationToken))
            .ToDictionary(r => r.Id, r => r.Unit.Base());
        return
        [
            .. totals
                .Select(total => Line(total, Booked(terms.Where(t => t.EnergyType == total.EnergyType && units.GetValueOrDefault(Register(t)) == total.Unit), month, booked)))
                .OfType<AdjustmentLine>(),
        ];
    }

    // What is booked speaks of whole months: of a register that counts for some days only, nobody can say which part is theirs.
    private static decimal? Booked(IEnumerable<BoundaryTerm> terms, Month month, Dictionary<RegisterId, decimal> booked)
    {
        var sum = 0m;
        foreach (var term in terms)
        {
            if (BoundarySpan.Of(term, month) is not { } span || booked.GetValueOrDefault(span.Register) is not (not 0m and var quantity))
            {
                continue;
            }

            if (span.From > month.FirstDay || span.To < month.Next.FirstDay)
            {
                return null;
            }

            sum += term.Sign * term.Share * quantity;
        }

        return sum;
    }

    private static AdjustmentLine? Line(ConsumptionTotal total, decimal? bookedQuantity)
    {
        if (total.Adjustment is null && bookedQuantity == 0m)
        {
            return null;
        }

        const int decimals = ConversionFactors.AmountDecimals;
        var closed = ReportRounding.Amount(total.Quantity, decimals).GetValueOrDefault();
        var known = ReportRounding.Amount(total.Quantity + (total.Adjustment ?? 0m), decimals).GetValueOrDefault();
        var booked = ReportRounding.Amount(bookedQuantity, decimals);
        return new AdjustmentLine(ReportWords.Energy(total.EnergyType), ReportWords.Unit(total.Unit), decimals, closed, booked, known - closed - booked, known);
    }

    private static RegisterId Register(BoundaryTerm term) => new(term.MeterCode, term.RegisterName);
}
