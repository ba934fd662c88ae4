using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>The months of an indicator's numerator: energies by the standard's own coefficients, less the exclusions. Pure.</summary>
public static class IndicatorMonths
{
    /// <summary>The years of an indicator.</summary>
    /// <param name="months">The months of one institution.</param>
    /// <param name="exclusions">The exclusions whose energy the indicator leaves out.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="coefficients">The coefficient set; <see langword="null"/>: none is needed or known.</param>
    /// <returns>One per calendar year, oldest first; a month is known where every energy that has an entry for it is.</returns>
    public static IReadOnlyList<ForecastYear> Of(
        IEnumerable<EnergyMonth> months, IReadOnlySet<int> exclusions, QuotaIndicator indicator, CoefficientSet? coefficients)
    {
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(exclusions);
        var series = new List<Part>();
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var month in months)
        {
            if (!indicator.Counts(month.EnergyType) || (month.Exclusion is { } exclusion && !exclusions.Contains(exclusion)))
            {
                continue;
            }

            // Few kinds, and their months come together: the last one is nearly always the one wanted.
            var part = series.FindLast(s => s.Holds(month));
            if (part is null)
            {
                series.Add(part = new Part(month, (month.Exclusion is null ? 1m : -1m) * Factor(month, indicator, coefficients)));
            }

            part.Months.Add(month);
            (first, last) = (Math.Min(first, month.Month.Year), Math.Max(last, month.Month.Year));
        }

        if (series.Count == 0)
        {
            return [];
        }

        var years = Enumerable.Range(first, last - first + 1).Select(year => new Tally(year)).ToList();
        foreach (var part in series)
        {
            var weight = part.Weight();
            foreach (var month in part.Months)
            {
                years[month.Month.Year - first].Add(month, part.Factor, weight);
            }
        }

        return [.. years.Select(year => year.Year())];
    }

    private static decimal Factor(EnergyMonth month, QuotaIndicator indicator, CoefficientSet? coefficients) =>
        indicator.Sums() != Numerator.Energy
            ? 1m
            : coefficients?.Entries.FirstOrDefault(e => e.EnergyType == month.EnergyType && e.Unit == month.Unit)?.KgcePerUnit ?? 0m;

    // One energy in one unit, of the boundary or of an exclusion.
    private sealed class Part(EnergyMonth first, decimal factor)
    {
        private const int Decimals = 6;

        public decimal Factor => factor;

        public List<EnergyMonth> Months { get; } = [];

        public bool Holds(EnergyMonth month) =>
            (month.EnergyType, month.Unit, month.Exclusion) == (first.EnergyType, first.Unit, first.Exclusion);

        // It weighs by what it uses in a month that is known; one that never was weighs nothing and is never known.
        public decimal Weight()
        {
            var (sum, count) = (0m, 0);
            foreach (var month in Months)
            {
                if (month.Amount is { } amount)
                {
                    sum += Math.Abs(amount);
                    count++;
                }
            }

            return count == 0 ? 0m : decimal.Round(sum * Math.Abs(factor) / count, Decimals);
        }
    }

    private sealed class Tally(int year)
    {
        private readonly decimal?[] _amounts = new decimal?[12];
        private readonly bool[] _seen = new bool[12];
        private decimal _known;
        private decimal _all;

        public void Add(EnergyMonth month, decimal factor, decimal weight)
        {
            var index = month.Month.Number - 1;
            _amounts[index] = (_seen[index] ? _amounts[index] : 0m) + (month.Amount * factor);
            _seen[index] = true;
            _known += month.Known == 1m ? weight : weight * month.Known;
            _all += weight;
        }

        public ForecastYear Year() => new(year, _amounts, _all > 0m ? Math.Min(1m, _known / _all) : 0m);
    }
}
