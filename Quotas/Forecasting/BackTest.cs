namespace EnergyQuota.Quotas.Forecasting;

/// <summary>Forecasts years that are over, at the end of each month, and compares with what came. Pure.</summary>
public static class BackTest
{
    // What came is held above this share of what was forecast: a rest of nothing has no logarithm.
    private const double LeastRest = 0.05;
    private const int FirstSmoothedAlone = 10;
    private const int Decimals = 4;
    private static readonly ErrorTable None = new("", 0, new Dictionary<ForecastBasis, IReadOnlyList<ErrorRow>>());

    /// <summary>Runs it by every basis that a series allows.</summary>
    /// <param name="series">The years.</param>
    /// <param name="gate">The least completeness of a year.</param>
    public static IReadOnlyList<BackTestCase> Run(IReadOnlyList<BackTestSeries> series, decimal gate)
    {
        ArgumentNullException.ThrowIfNull(series);
        var groups = series.ToLookup(s => s.Group, StringComparer.Ordinal);
        var cases = new List<BackTestCase>();
        foreach (var one in series)
        {
            // Its own last year is no part of the shape: an institution without a past year has none to give.
            var others = groups[one.Group].Where(other => !ReferenceEquals(other, one)).Select(other => other.Past.MaxBy(p => p.Year)).OfType<ForecastYear>();
            cases.AddRange(Run(one, ClassShape.Of(others, gate), gate));
        }

        return cases;
    }

    /// <summary>Runs it for one series.</summary>
    /// <param name="series">The year.</param>
    /// <param name="shape">The shape of its class without it, or <see langword="null"/>.</param>
    /// <param name="gate">The least completeness of a year.</param>
    /// <returns>Nothing where the year is not whole.</returns>
    public static IEnumerable<BackTestCase> Run(BackTestSeries series, IReadOnlyList<decimal>? shape, decimal gate)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Year.Whole(gate) is not { } truth)
        {
            yield break;
        }

        for (var months = 0; months < 12; months++)
        {
            var input = new ForecastInput
            {
                Until = new DateOnly(series.Year.Year, months + 1, 1),
                Used = truth.Take(months).Sum(),
                ThisYear = series.Year,
                Past = series.Past,
                Errors = None,
                Gate = gate,
            };
            if (Case(input, truth, months) is { Basis: ForecastBasis.OwnYears } own)
            {
                yield return own;
            }

            // Without a past year the first month is not forecast.
            if (months > 0 && input.Used > 0m)
            {
                if (shape is not null && Case(input with { Past = [], ClassShape = shape }, truth, months) is { Basis: ForecastBasis.ClassShape } shaped)
                {
                    yield return shaped;
                }

                if (Case(input with { Past = [] }, truth, months) is { } even)
                {
                    yield return even;
                }
            }
        }
    }

    /// <summary>Sums cases up.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="source">Where they are from, for a person; empty for the agency's own.</param>
    /// <param name="series">How many years they are of.</param>
    /// <param name="otherwise">Gives the rows of a basis of which there are fewer than <paramref name="fewest"/> cases at some month.</param>
    /// <param name="fewest">How many cases a month takes at least; 1 or more.</param>
    public static ErrorTable Summarize(IReadOnlyCollection<BackTestCase> cases, string source, int series, ErrorTable? otherwise, int fewest)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        var rows = new Dictionary<ForecastBasis, IReadOnlyList<ErrorRow>>();
        foreach (var basis in Enum.GetValues<ForecastBasis>())
        {
            var byMonth = cases.Where(c => c.Basis == basis).ToLookup(c => c.Months);
            var first = basis == ForecastBasis.OwnYears ? 0 : 1;
            if (Enumerable.Range(first, ErrorTable.RowsOfBasis - first).All(m => byMonth[m].Count() >= fewest))
            {
                rows[basis] = [.. Enumerable.Range(0, ErrorTable.RowsOfBasis).Select(m => Row(byMonth, Math.Max(m, first)))];
            }
            else if (otherwise is not null)
            {
                rows[basis] = otherwise.Rows[basis];
            }
        }

        return new ErrorTable(source, series, rows);
    }

    private static BackTestCase? Case(ForecastInput input, IReadOnlyList<decimal> truth, int months)
    {
        var rest = RestOfYear.Of(input);
        if (rest.Amount <= 0m)
        {
            return null;
        }

        var total = truth.Sum();
        var came = Math.Max(LeastRest, (double)((total - input.Used) / rest.Amount));
        return new BackTestCase(rest.Basis, months, (double)(((input.Used + rest.Amount) / total) - 1m), Math.Abs(Math.Log(came)) / rest.Scale);
    }

    private static ErrorRow Row(ILookup<int, BackTestCase> byMonth, int month)
    {
        // The errors of the rest change little from month to month, so neighbours steady the outer quantiles; at the end they do change.
        var around = month < FirstSmoothedAlone ? 1 : 0;
        var scaled = Enumerable.Range(month - around, (2 * around) + 1).SelectMany(m => byMonth[m]).Select(c => c.Scaled).Order().ToList();
        var errors = byMonth[month].Select(c => Math.Abs(c.Error)).Order().ToList();
        return new ErrorRow(Quantile(errors, 0.5), [.. ErrorRow.Levels.Select(level => Quantile(scaled, level * (errors.Count + 1) / errors.Count))]);
    }

    // Level × (n + 1) / n: so many of the next forecasts, not of these, are to lie within.
    private static double Quantile(List<double> ordered, double level)
    {
        var at = Math.Clamp(level, 0.0, 1.0) * (ordered.Count - 1);
        var below = (int)at;
        var exact = below == ordered.Count - 1 ? ordered[below] : ordered[below] + ((ordered[below + 1] - ordered[below]) * (at - below));
        return Math.Round(exact, Decimals);
    }
}
