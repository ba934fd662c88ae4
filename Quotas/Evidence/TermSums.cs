using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Consumption;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>What the days of a register say of a boundary term: the sums that verdicts cite. Pure.</summary>
/// <remarks><see cref="TermReader"/> asks the ledger for these sums; here they are made of days, so that one proves the other.</remarks>
internal static class TermSums
{
    /// <summary>The evidence of a term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="closed">The register's days as closed.</param>
    /// <param name="known">The register's days as known.</param>
    /// <param name="lastYear">The register's months of the year before.</param>
    /// <param name="from">First day of the period judged; the year before it weighs.</param>
    /// <param name="zone">The site's zone.</param>
    public static TermEvidence Of(
        TermSpan term, IReadOnlyList<LedgerDay> closed, IReadOnlyList<LedgerDay> known, IReadOnlyList<LedgerMonth> lastYear, DateOnly from, TimeZoneInfo zone)
    {
        var days = closed.Where(d => d.Day >= term.From && d.Day < term.To).ToList();
        var quantity = days.Sum(d => d.Quantity);
        var adjustment = known.Where(d => d.Day >= term.From && d.Day < term.To).Sum(d => d.Quantity) - quantity;
        return new TermEvidence(
            term,
            quantity,
            days.Where(d => d.EstimatedHours == 0).Sum(d => d.Quantity),
            Hours(term.From, term.To, zone),
            days.Sum(d => d.MeasuredHours),
            days.Sum(d => d.EstimatedHours),
            days.Sum(d => d.ManualHours),
            LastYear(lastYear, Hours(from.AddYears(-1), from, zone)))
        {
            Adjustment = adjustment == 0m ? null : adjustment,
        };
    }

    /// <summary>Months of days.</summary>
    /// <param name="days">The days.</param>
    public static IEnumerable<LedgerMonth> Months(IEnumerable<LedgerDay> days) => days.GroupBy(d => (d.Register, Month: Month.Of(d.Day))).Select(g => new LedgerMonth(
        g.Key.Register, g.Key.Month.FirstDay.Year, g.Key.Month.FirstDay.Month, g.Sum(d => d.Amount), g.Sum(d => d.Quantity),
        g.Sum(d => d.MeasuredHours), g.Sum(d => d.EstimatedHours), g.Sum(d => d.ManualHours)));

    private static decimal? LastYear(IReadOnlyList<LedgerMonth> months, int hours)
    {
        var known = months.Sum(m => m.MeasuredHours + m.EstimatedHours + m.ManualHours);
        return known == 0 ? null : months.Sum(m => m.Quantity) * hours / Math.Min(known, hours);
    }

    private static int Hours(DateOnly from, DateOnly to, TimeZoneInfo zone) =>
        (int)decimal.Ceiling((decimal)(CalendarDays.StartOf(to, zone) - CalendarDays.StartOf(from, zone)).Ticks / TimeSpan.TicksPerHour);
}
