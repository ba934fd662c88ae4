using EnergyQuota.Metering;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Monthly;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Reports.Building;

/// <summary>Finds for closed months what is known of them since, and how much of that is booked.</summary>
internal sealed class AdjustmentLines
{
    private readonly Month _month;
    private readonly IReadOnlyDictionary<RegisterId, decimal> _booked;
    private readonly IReadOnlyDictionary<RegisterId, MeasureUnit> _units;

    private AdjustmentLines(Month month, IReadOnlyDictionary<RegisterId, decimal> booked, IReadOnlyDictionary<RegisterId, MeasureUnit> units) =>
        (_month, _booked, _units) = (month, booked, units);

    /// <summary>Reads what is booked of a month, for many institutions at once.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="terms">The institutions' boundary formulas; the caller has checked the scope.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public static async Task<AdjustmentLines> ReadAsync(
        StateContext state, IEnumerable<BoundaryTerm> terms, Month month, CancellationToken cancellationToken)
    {
        var (first, meters) = (month.FirstDay, terms.Select(term => term.MeterCode).Distinct().ToList());
        var booked = (await state.Set<PeriodAdjustment>().AsNoTracking()
                .Where(a => a.Month == first && EF.Parameter(meters).Contains(a.MeterCode)).ToListAsync(cancellationToken))
            .GroupBy(a => a.Register).ToDictionary(group => group.Key, group => group.Sum(a => a.Quantity));
        var adjusted = booked.Keys.Select(register => register.Meter).Distinct().ToList();
        var units = adjusted.Count == 0 ? []
            : await state.Set<MeterRegister>().AsNoTracking().Where(r => EF.Parameter(adjusted).Contains(r.MeterCode)).ToListAsync(cancellationToken);
        return new AdjustmentLines(month, booked, units.ToDictionary(r => r.Id, r => r.Unit.Base()));
    }

    /// <summary>A line for each total that differs from what was closed, or of which something is booked.</summary>
    /// <param name="terms">The institution's boundary formula.</param>
    /// <param name="totals">Its totals of the month as closed.</param>
    public IReadOnlyList<AdjustmentLine> Of(IEnumerable<BoundaryTerm> terms, IReadOnlyList<ConsumptionTotal> totals) =>
    [
        .. totals
            .Select(total => Line(total, Booked(terms.Where(t => t.EnergyType == total.EnergyType && _units.GetValueOrDefault(Register(t)) == total.Unit))))
            .OfType<AdjustmentLine>(),
    ];

    // What is booked speaks of whole months: of a register that counts for some days only, nobody can say which part is theirs.
    private decimal? Booked(IEnumerable<BoundaryTerm> terms)
    {
        var sum = 0m;
        foreach (var term in terms)
        {
            if (BoundarySpan.Of(term, _month.FirstDay, _month.Next.FirstDay) is not { } span || _booked.GetValueOrDefault(span.Register) is not (not 0m and var quantity))
            {
                continue;
            }

            if (span.From > _month.FirstDay || span.To < _month.Next.FirstDay)
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
