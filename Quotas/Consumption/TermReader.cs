using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Quotas.Consumption;

/// <summary>Reads from the ledger what is known of boundary terms, all of them in a few questions.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="zone">The site's zone, whose days are counted.</param>
/// <param name="view">Which figures of closed months are wanted.</param>
/// <param name="source">From which rows of the ledger.</param>
public sealed class TermReader(
    IConsumptionLedger ledger, TimeZoneInfo zone, LedgerView view = LedgerView.AsClosed, LedgerSource source = LedgerSource.Months)
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

        var sums = await ledger.SumSpansAsync(view, source, access, [.. terms.Select(SpanOf)], cancellationToken);
        var lastYear = await LastYearAsync(access, terms, weighFrom, cancellationToken);
        var known = await KnownAsync(access, terms, cancellationToken);
        var hours = new Dictionary<(DateOnly From, DateOnly To), int>();
        var result = new TermEvidence[terms.Count];
        foreach (var (index, term) in terms.Index())
        {
            if (!hours.TryGetValue((term.From, term.To), out var expected))
            {
                hours[(term.From, term.To)] = expected = HoursBetween(term.From, term.To);
            }

            var sum = sums[index];
            result[index] = new TermEvidence(
                term, sum.Quantity, sum.Certain, expected, sum.MeasuredHours, sum.EstimatedHours, sum.ManualHours, lastYear[term.Register]);
            if (known.TryGetValue(index, out var now) && now.Quantity != sum.Quantity)
            {
                result[index] = result[index] with { Adjustment = now.Quantity - sum.Quantity };
            }
        }

        return result;
    }

    /// <summary>Hours of some days in the site's zone.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    public int HoursBetween(DateOnly from, DateOnly to) =>
        (int)decimal.Ceiling((decimal)(CalendarDays.StartOf(to, zone) - CalendarDays.StartOf(from, zone)).Ticks / TimeSpan.TicksPerHour);

    private static RegisterSpan SpanOf(TermSpan term) => new(term.Register, term.From, term.To);

    private async Task<Dictionary<RegisterId, decimal?>> LastYearAsync(
        RegisterAccess access, IReadOnlyList<TermSpan> terms, DateOnly weighFrom, CancellationToken cancellationToken)
    {
        var from = weighFrom.AddYears(-1);
        var registers = terms.Select(term => term.Register).Distinct().ToList();
        var sums = await ledger.SumSpansAsync(view, source, access, [.. registers.Select(r => new RegisterSpan(r, from, weighFrom))], cancellationToken);
        var hours = HoursBetween(from, weighFrom);
        return registers.Index().ToDictionary(r => r.Item, r => OverHours(sums[r.Index], hours));
    }

    private static decimal? OverHours(RegisterSum sum, int hours)
    {
        var known = sum.MeasuredHours + sum.EstimatedHours + sum.ManualHours;
        return known == 0 ? null : sum.Quantity * hours / Math.Min(known, hours);
    }

    // Only where a closed month differs is the other truth asked for: there are few of them.
    private async Task<Dictionary<int, RegisterSum>> KnownAsync(RegisterAccess access, IReadOnlyList<TermSpan> terms, CancellationToken cancellationToken)
    {
        if (view != LedgerView.AsClosed)
        {
            return [];
        }

        var (first, last) = (Month.Of(terms.Min(t => t.From)), Month.Of(terms.Max(t => t.To).AddDays(-1)));
        var adjusted = (await ledger.ListDifferencesAsync(access, first, last, cancellationToken)).Where(d => !d.IsNone).Select(d => d.Register).ToHashSet();
        var asked = terms.Index().Where(t => adjusted.Contains(t.Item.Register)).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var sums = await ledger.SumSpansAsync(LedgerView.AsKnown, source, access, [.. asked.Select(t => SpanOf(t.Item))], cancellationToken);
        return asked.Index().ToDictionary(a => a.Item.Index, a => sums[a.Index]);
    }
}
