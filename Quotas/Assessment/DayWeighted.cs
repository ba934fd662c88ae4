using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Means of dated facts weighed by days. Pure.</summary>
public static class DayWeighted
{
    /// <summary>The mean of a figure over a period, each day weighing the same.</summary>
    /// <remarks>On each day the fact counts that <see cref="FactsInForce.On"/> names: one that was corrected or followed never comes back.</remarks>
    /// <param name="facts">The institution's facts, of any kind and order.</param>
    /// <param name="kind">The figure wanted.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <returns>The mean, or <see langword="null"/> where the figure is not known for every day.</returns>
    public static decimal? Mean(IEnumerable<InstitutionFact> facts, InstitutionFactKind kind, DateOnly from, DateOnly to)
    {
        decimal? sum = 0m;
        foreach (var (_, fact) in DayByDay(facts, kind, from, to))
        {
            sum += fact?.Value;
        }

        return sum / (to.DayNumber - from.DayNumber);
    }

    /// <summary>The first day of a period on which a figure is not known.</summary>
    /// <param name="facts">The institution's facts, of any kind and order.</param>
    /// <param name="kind">The figure wanted.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <returns>The day, or <see langword="null"/> where it is known for all of them.</returns>
    public static DateOnly? FirstDayWithout(IEnumerable<InstitutionFact> facts, InstitutionFactKind kind, DateOnly from, DateOnly to) =>
        DayByDay(facts, kind, from, to).Where(d => d.Fact is null).Select(d => (DateOnly?)d.Day).FirstOrDefault();

    /// <summary>What exclusions take out of a denominator, weighed by the days they hold.</summary>
    /// <param name="exclusions">The institution's exclusions.</param>
    /// <param name="indicator">The indicator; decides which exclusions count.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    public static decimal Excluded(
        IEnumerable<BoundaryExclusion> exclusions, QuotaIndicator indicator, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(exclusions);
        var sum = 0m;
        foreach (var exclusion in exclusions.Where(e => e.TakesDenominatorOut(indicator)))
        {
            var start = exclusion.From > from ? exclusion.From : from;
            var end = exclusion.To is { } until && until < to ? until : to;
            var amount = indicator.DividesBy() == Denominator.FloorArea ? exclusion.Area : exclusion.People;
            sum += amount * Math.Max(0, end.DayNumber - start.DayNumber);
        }

        return sum / (to.DayNumber - from.DayNumber);
    }

    // What FactsInForce.On says for each day, in one walk over both.
    private static IEnumerable<(DateOnly Day, InstitutionFact? Fact)> DayByDay(
        IEnumerable<InstitutionFact> facts, InstitutionFactKind kind, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        var ordered = facts.Where(f => f.Kind == kind).OrderBy(f => f.From).ThenBy(f => f.EnteredAt).ThenBy(f => f.Id).ToList();
        InstitutionFact? latest = null;
        var next = 0;
        for (var day = from; day < to; day = day.AddDays(1))
        {
            for (; next < ordered.Count && ordered[next].From <= day; next++)
            {
                latest = ordered[next];
            }

            yield return (day, latest?.To <= day ? null : latest);
        }
    }
}
