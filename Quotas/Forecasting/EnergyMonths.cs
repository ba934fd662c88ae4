using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Consumption;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>Turns month sums of registers into months of a boundary that can be compared with each other. Pure.</summary>
/// <remarks>
/// A month is measured by today's formula wherever its registers were there already, so that a boundary that grew is compared
/// with itself; where they were not (a meter was replaced by another, or is new), by the formula that held then.
/// </remarks>
public static class EnergyMonths
{
    /// <summary>The least share of a register's month, and of a boundary's, that must be known.</summary>
    public const decimal LeastKnown = 0.5m;

    // A pattern needs no more, and numbers of 28 digits are slow.
    private const int Decimals = 6;

    /// <summary>The months of one energy type and unit.</summary>
    /// <param name="spans">All terms that held on some day, cut to <paramref name="from"/> and <paramref name="until"/>.</param>
    /// <param name="sums">Month sums by register.</param>
    /// <param name="from">The first day: the first of a month.</param>
    /// <param name="until">The first day not counted; a month begun there is left out.</param>
    /// <param name="hoursBetween">The hours from a day, inclusive, to a day, exclusive.</param>
    /// <returns>One per month; nothing where no term holds on the last day: what is given up is no pattern for the rest of the year.</returns>
    public static IReadOnlyList<(Month Month, decimal? Amount, decimal Known)> Of(
        IReadOnlyCollection<TermSpan> spans, ILookup<RegisterId, LedgerMonth> sums, DateOnly from, DateOnly until, Func<DateOnly, DateOnly, int> hoursBetween)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentNullException.ThrowIfNull(hoursBetween);
        var registers = spans.Select(s => s.Register).Distinct().ToDictionary(register => register, register => new RegisterMonths(sums[register], hoursBetween));
        var today = spans.Where(s => s.To == until).Select(s => s with { From = from }).ToList();
        if (today.Count == 0)
        {
            return [];
        }

        var months = new List<(Month, decimal?, decimal)>();
        for (var first = from; first.AddMonths(1) <= until; first = first.AddMonths(1))
        {
            var (amount, known) = Sum(today, registers, first);
            if (amount is null)
            {
                (amount, known) = Sum([.. spans.Where(s => s.From < first.AddMonths(1) && s.To > first)], registers, first);
            }

            months.Add((Month.Of(first), amount, known));
        }

        return months;
    }

    private static (decimal? Amount, decimal Known) Sum(List<TermSpan> terms, Dictionary<RegisterId, RegisterMonths> registers, DateOnly first)
    {
        var (amount, known, all) = (0m, 0m, 0m);
        foreach (var term in terms)
        {
            if (registers[term.Register].At(first) is not { } month)
            {
                return (null, 0m);
            }

            var days = Math.Min(term.To.DayNumber, first.AddMonths(1).DayNumber) - Math.Max(term.From.DayNumber, first.DayNumber);
            var share = term.Share * days / DateTime.DaysInMonth(first.Year, first.Month);
            amount += term.Sign * share * month.Amount;
            known += share * month.Weight * month.Known;
            all += share * month.Weight;
        }

        return all > 0m && known / all >= LeastKnown ? (decimal.Round(amount, Decimals), decimal.Round(Math.Min(1m, known / all), Decimals)) : (null, 0m);
    }

    // One register: a month of which less than half is known is taken at the daily mean of the months around that are known.
    private sealed class RegisterMonths
    {
        private const decimal SomeWeight = 0.000001m;
        private readonly Dictionary<(int Year, int Month), (decimal Amount, decimal Known)> _months = [];
        private readonly decimal _perDay;
        private readonly DateOnly _since = DateOnly.MaxValue;

        public RegisterMonths(IEnumerable<LedgerMonth> sums, Func<DateOnly, DateOnly, int> hoursBetween)
        {
            var (amount, days) = (0m, 0);
            foreach (var sum in sums)
            {
                var first = new DateOnly(sum.Year, sum.Month, 1);
                var known = Math.Min(1m, (decimal)(sum.MeasuredHours + sum.EstimatedHours + sum.ManualHours) / hoursBetween(first, first.AddMonths(1)));
                if (known >= LeastKnown)
                {
                    _months[(sum.Year, sum.Month)] = (sum.Quantity / known, known);
                    amount += sum.Quantity / known;
                    days += DateTime.DaysInMonth(sum.Year, sum.Month);
                    _since = first < _since ? first : _since;
                }
            }

            _perDay = days == 0 ? 0m : amount / days;
        }

        // Before it was there a register has no month, not one of nothing.
        public (decimal Amount, decimal Weight, decimal Known)? At(DateOnly first)
        {
            if (first < _since)
            {
                return null;
            }

            var days = DateTime.DaysInMonth(first.Year, first.Month);
            var weight = Math.Max(SomeWeight, Math.Abs(_perDay));
            return _months.TryGetValue((first.Year, first.Month), out var month) ? (month.Amount, weight, month.Known) : (_perDay * days, weight, 0m);
        }
    }
}
