namespace EnergyQuota.Quotas.Consumption;

/// <summary>Adds the terms of a boundary up: consumption = Σ sign × share × register. Pure.</summary>
public static class ConsumptionMath
{
    /// <summary>One total per energy type and unit, ordered by type and unit.</summary>
    /// <param name="evidence">The terms of one institution with what is known of them.</param>
    /// <param name="from">First day of the question, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    public static IReadOnlyList<ConsumptionTotal> Totals(IEnumerable<TermEvidence> evidence, DateOnly from, DateOnly to) =>
        [.. evidence.GroupBy(e => (e.Term.EnergyType, e.Term.Unit))
            .OrderBy(g => g.Key.EnergyType).ThenBy(g => g.Key.Unit)
            .Select(g => Total([.. g], from, to))];

    private static ConsumptionTotal Total(IReadOnlyList<TermEvidence> terms, DateOnly from, DateOnly to)
    {
        var weights = Weights.Of([.. terms.Select(e => e.LastYear * e.Term.Share)], [.. terms.Select(e => e.Term.Days)]);
        var weighed = terms.Where(e => e.LastYear is not null).ToList();
        return new ConsumptionTotal(
            terms[0].Term.EnergyType,
            terms[0].Term.Unit,
            from,
            to,
            terms.Sum(e => Signed(e, e.Quantity)),
            Sum(terms, e => e.Term.Sign > 0 ? e.Certain : e.IfComplete),
            Sum(terms, e => e.Term.Sign > 0 ? e.Quantity : e.IfComplete),
            Sum(terms, e => e.Term.Sign > 0 ? e.IfComplete : e.Quantity),
            Weights.Mean(weights, terms.Select(e => e.Completeness)),
            Weights.Mean(weights, terms.Select(e => e.EstimatedShare)),
            Weights.Mean(weights, terms.Select(e => e.ManualShare)),
            weighed.Count == 0 ? null : weighed.Sum(e => Signed(e, e.LastYear!.Value) * e.Term.Days) / (to.DayNumber - from.DayNumber))
        {
            Adjustment = terms.Any(e => e.Adjustment is not null) ? terms.Sum(e => Signed(e, e.Adjustment ?? 0m)) : null,
        };
    }

    private static decimal Signed(TermEvidence evidence, decimal amount) => evidence.Term.Sign * evidence.Term.Share * amount;

    private static decimal? Sum(IEnumerable<TermEvidence> terms, Func<TermEvidence, decimal?> amount)
    {
        decimal? sum = 0m;
        foreach (var term in terms)
        {
            sum += amount(term) is { } known ? Signed(term, known) : null;
        }

        return sum;
    }
}
