using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Quotas.Consumption;

/// <summary>Turns ledger rows and boundary terms into series. Pure.</summary>
public static class ConsumptionSeries
{
    /// <summary>Day by day; a day without any term is left out, a day without rows is wholly incomplete.</summary>
    /// <param name="terms">The terms of one institution, energy type and unit.</param>
    /// <param name="rows">The rows of their registers.</param>
    /// <param name="hoursOf">The hours of a day.</param>
    public static IReadOnlyList<ConsumptionDay> Days(
        IReadOnlyList<TermSpan> terms, IEnumerable<LedgerDay> rows, Func<DateOnly, int> hoursOf)
    {
        ArgumentNullException.ThrowIfNull(hoursOf);
        if (terms.Count == 0)
        {
            return [];
        }

        var known = rows.ToDictionary(r => (r.Register, r.Day));
        var days = new List<ConsumptionDay>();
        for (var day = terms.Min(t => t.From); day < terms.Max(t => t.To); day = day.AddDays(1))
        {
            var tally = new Tally();
            foreach (var term in terms.Where(t => t.From <= day && day < t.To))
            {
                tally.Expected += hoursOf(day);
                if (known.TryGetValue((term.Register, day), out var row))
                {
                    tally.Add(term, row.Quantity, row.MeasuredHours, row.EstimatedHours, row.ManualHours);
                }
            }

            if (tally.Expected > 0)
            {
                days.Add(new(day, tally.Quantity, tally.Share(tally.Measured + tally.Manual), tally.Share(tally.Estimated), tally.Share(tally.Manual)));
            }
        }

        return days;
    }

    /// <summary>Month by month, from terms that were cut to the days of a question.</summary>
    /// <param name="terms">The terms of one institution, energy type and unit.</param>
    /// <param name="sums">For each term the month sums of its register over the term's days, in the same order.</param>
    /// <param name="hoursBetween">The hours from a day, inclusive, to a day, exclusive.</param>
    public static IReadOnlyList<ConsumptionMonth> Months(
        IReadOnlyList<TermSpan> terms, IReadOnlyList<IReadOnlyList<LedgerMonth>> sums, Func<DateOnly, DateOnly, int> hoursBetween)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(hoursBetween);
        var months = new SortedDictionary<DateOnly, Tally>();
        for (var index = 0; index < terms.Count; index++)
        {
            var term = terms[index];
            var known = sums[index].ToDictionary(m => (m.Year, m.Month));
            for (var first = new DateOnly(term.From.Year, term.From.Month, 1); first < term.To; first = first.AddMonths(1))
            {
                var (start, end) = (term.From > first ? term.From : first, term.To < first.AddMonths(1) ? term.To : first.AddMonths(1));
                if (!months.TryGetValue(first, out var tally))
                {
                    months.Add(first, tally = new Tally());
                }

                tally.Expected += hoursBetween(start, end);
                if (known.TryGetValue((first.Year, first.Month), out var sum))
                {
                    tally.Add(term, sum.Quantity, sum.MeasuredHours, sum.EstimatedHours, sum.ManualHours);
                }
            }
        }

        return [.. months.Select(m => new ConsumptionMonth(
            m.Key.Year, m.Key.Month, m.Value.Quantity,
            m.Value.Share(m.Value.Measured + m.Value.Manual), m.Value.Share(m.Value.Estimated), m.Value.Share(m.Value.Manual)))];
    }

    private sealed class Tally
    {
        public decimal Quantity { get; private set; }

        public int Expected { get; set; }

        public int Measured { get; private set; }

        public int Estimated { get; private set; }

        public int Manual { get; private set; }

        public void Add(TermSpan term, decimal quantity, int measured, int estimated, int manual)
        {
            Quantity += term.Sign * term.Share * quantity;
            Measured += measured;
            Estimated += estimated;
            Manual += manual;
        }

        public decimal Share(int hours) => Math.Clamp((decimal)hours / Expected, 0m, 1m);
    }
}
