using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Means of dated facts weighed by days. Pure.</summary>
public static class DayWeighted
{
    /// <summary>The mean of a figure over a period, each day weighing the same.</summary>
    /// <remarks>
    /// On each day the fact with the latest first day counts; of two from the same day the one entered later, since a
    /// correction is a new fact.
    /// </remarks>
    /// <param name="facts">The institution's facts, of any kind and order.</param>
    /// <param name="kind">The figure wanted.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <returns>The mean, or <see langword="null"/> where the figure is not known for every day.</returns>
    public static decimal? Mean(IEnumerable<InstitutionFact> facts, InstitutionFactKind kind, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        var latestFirst = facts.Where(f => f.Kind == kind)
            .OrderByDescending(f => f.From).ThenByDescending(f => f.EnteredAt).ThenByDescending(f => f.Id).ToList();
        var sum = 0m;
        for (var day = from; day < to; day = day.AddDays(1))
        {
            if (latestFirst.Find(f => f.From <= day && (f.To is null || day < f.To)) is not { } fact)
            {
                return null;
            }

            sum += fact.Value;
        }

        return sum / (to.DayNumber - from.DayNumber);
    }

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
        foreach (var exclusion in exclusions.Where(e => e.Applies && e.Kind.TakesDenominatorOut(indicator)))
        {
            var start = exclusion.From > from ? exclusion.From : from;
            var end = exclusion.To is { } until && until < to ? until : to;
            var amount = indicator.DividesBy() == Denominator.FloorArea ? exclusion.Area : exclusion.People;
            sum += amount * Math.Max(0, end.DayNumber - start.DayNumber);
        }

        return sum / (to.DayNumber - from.DayNumber);
    }
}
