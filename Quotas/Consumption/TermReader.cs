using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Quotas.Consumption;

/// <summary>Reads from the ledger what is known of boundary terms: month sums, and days only where hours were estimated.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="zone">The site's zone, whose days are counted.</param>
/// <param name="view">Which figures of closed months are wanted.</param>
public sealed class TermReader(IConsumptionLedger ledger, TimeZoneInfo zone, LedgerView view = LedgerView.AsClosed)
{
    /// <summary>Reads evidence for terms, several institutions at once.</summary>
    /// <param name="access">Who asks.</param>
    /// <param name="terms">The terms, cut to their days.</param>
    /// <param name="weighFrom">The first day of the question: the twelve months before it weigh the registers.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>One evidence per term, in the order given.</returns>
    public async Task<IReadOnlyList<TermEvidence>> ReadAsync(
        RegisterAccess access, IReadOnlyList<TermSpan> terms, DateOnly weighFrom, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Count == 0)
        {
            return [];
        }

        var lastYear = await SumAsync(access, terms, weighFrom.AddYears(-1), weighFrom, cancellationToken);
        var hoursOfLastYear = HoursBetween(weighFrom.AddYears(-1), weighFrom);
        var adjusted = await AdjustedAsync(access, terms, cancellationToken);
        var result = new TermEvidence[terms.Count];
        var numbered = terms.Select((term, index) => (Term: term, Index: index));
        foreach (var group in numbered.GroupBy(t => (t.Term.From, t.Term.To)))
        {
            var (from, to) = group.Key;
            var spans = group.Select(t => t.Term).ToList();
            var months = await SumAsync(access, spans, from, to, cancellationToken);
            var known = await KnownAsync(access, spans.Select(t => t.Register).Where(adjusted.Contains).ToHashSet(), from, to, cancellationToken);
            var certain = await CertainAsync(access, months, from, to, cancellationToken);
            var hours = HoursBetween(from, to);
            foreach (var (term, index) in group)
            {
                var before = lastYear.GetValueOrDefault(term.Register)?.OverHours(hoursOfLastYear);
                result[index] = months.TryGetValue(term.Register, out var sum)
                    ? new TermEvidence(
                        term, sum.Quantity, certain.GetValueOrDefault(term.Register, sum.Quantity), hours,
                        sum.MeasuredHours, sum.EstimatedHours, sum.ManualHours, before)
                    : new TermEvidence(term, 0m, 0m, hours, 0, 0, 0, before);
                if (adjusted.Contains(term.Register) && known.GetValueOrDefault(term.Register) - result[index].Quantity is var adjustment and not 0m)
                {
                    result[index] = result[index] with { Adjustment = adjustment };
                }
            }
        }

        return result;
    }

    /// <summary>Hours of some days in the site's zone.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    public int HoursBetween(DateOnly from, DateOnly to) =>
        (int)decimal.Ceiling((decimal)(CalendarDays.StartOf(to, zone) - CalendarDays.StartOf(from, zone)).Ticks / TimeSpan.TicksPerHour);

    private async Task<Dictionary<RegisterId, RegisterSum>> SumAsync(
        RegisterAccess access, IEnumerable<TermSpan> terms, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var registers = terms.Select(t => t.Register).Distinct().ToList();
        var months = await ledger.SumMonthsAsync(view, access, registers, from, to, cancellationToken);
        return months.GroupBy(m => m.Register).ToDictionary(g => g.Key, g => new RegisterSum(
            g.Sum(m => m.Quantity), g.Sum(m => m.MeasuredHours), g.Sum(m => m.EstimatedHours), g.Sum(m => m.ManualHours)));
    }

    // Only where a closed month differs is the other truth asked for: there are few of them.
    private async Task<HashSet<RegisterId>> AdjustedAsync(RegisterAccess access, IReadOnlyList<TermSpan> terms, CancellationToken cancellationToken)
    {
        if (view != LedgerView.AsClosed)
        {
            return [];
        }

        var (first, last) = (Month.Of(terms.Min(t => t.From)), Month.Of(terms.Max(t => t.To).AddDays(-1)));
        return [.. (await ledger.ListDifferencesAsync(access, first, last, cancellationToken)).Where(d => !d.IsNone).Select(d => d.Register)];
    }

    private async Task<Dictionary<RegisterId, decimal>> KnownAsync(
        RegisterAccess access, HashSet<RegisterId> registers, DateOnly from, DateOnly to, CancellationToken cancellationToken) => registers.Count == 0
        ? []
        : (await ledger.SumMonthsAsync(access, registers, from, to, cancellationToken)).GroupBy(m => m.Register).ToDictionary(g => g.Key, g => g.Sum(m => m.Quantity));

    private async Task<Dictionary<RegisterId, decimal>> CertainAsync(
        RegisterAccess access, Dictionary<RegisterId, RegisterSum> sums, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var estimated = sums.Where(s => s.Value.EstimatedHours > 0).Select(s => s.Key).ToList();
        if (estimated.Count == 0)
        {
            return [];
        }

        var days = await ledger.ReadDaysAsync(view, access, estimated, from, to, cancellationToken);
        return days.GroupBy(d => d.Register)
            .ToDictionary(g => g.Key, g => g.Where(d => d.EstimatedHours == 0).Sum(d => d.Quantity));
    }

    private sealed record RegisterSum(decimal Quantity, int MeasuredHours, int EstimatedHours, int ManualHours)
    {
        public decimal? OverHours(int hours)
        {
            var known = MeasuredHours + EstimatedHours + ManualHours;
            return known == 0 ? null : Quantity * hours / Math.Min(known, hours);
        }
    }
}
