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
    /// <param name="subject">The person type or the correction's name; see <see cref="InstitutionFact.Subject"/>.</param>
    /// <returns>The mean, or <see langword="null"/> where the figure is not known for every day.</returns>
    public static decimal? Mean(IEnumerable<InstitutionFact> facts, InstitutionFactKind kind, DateOnly from, DateOnly to, string subject = "")
    {
        var known = Of(facts, kind, subject);
        return Mean(Stretches(known, from, to), day => FactsInForce.On(known, kind, day, subject)?.Value);
    }

    /// <summary>The first day of a period on which a figure is not known.</summary>
    /// <param name="facts">The institution's facts, of any kind and order.</param>
    /// <param name="kind">The figure wanted.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <param name="subject">The person type or the correction's name.</param>
    /// <returns>The day, or <see langword="null"/> where it is known for all of them.</returns>
    public static DateOnly? FirstDayWithout(
        IEnumerable<InstitutionFact> facts, InstitutionFactKind kind, DateOnly from, DateOnly to, string subject = "")
    {
        var known = Of(facts, kind, subject);
        return Stretches(known, from, to).Where(stretch => FactsInForce.On(known, kind, stretch.From, subject) is null)
            .Select(stretch => (DateOnly?)stretch.From).FirstOrDefault();
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
        foreach (var exclusion in exclusions.Where(e => e.TakesDenominatorOut(indicator)))
        {
            var start = exclusion.From > from ? exclusion.From : from;
            var end = exclusion.To is { } until && until < to ? until : to;
            var amount = indicator.DividesBy() == Denominator.FloorArea ? exclusion.Area : exclusion.People;
            sum += amount * Math.Max(0, end.DayNumber - start.DayNumber);
        }

        return sum / (to.DayNumber - from.DayNumber);
    }

    /// <summary>A period cut where a fact begins or ends: within a stretch every day knows the same.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    internal static IReadOnlyList<(DateOnly From, DateOnly To)> Stretches(IEnumerable<InstitutionFact> facts, DateOnly from, DateOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        var cuts = facts.SelectMany(fact => new[] { fact.From, fact.To ?? fact.From }).Where(day => day > from && day < to)
            .Append(from).Distinct().Order().ToList();
        return [.. cuts.Select((day, index) => (day, index + 1 < cuts.Count ? cuts[index + 1] : to))];
    }

    /// <summary>The mean of something that is the same within each stretch.</summary>
    /// <param name="stretches">The stretches, at least one.</param>
    /// <param name="on">Its value on a day; <see langword="null"/>: not known.</param>
    internal static decimal? Mean(IReadOnlyList<(DateOnly From, DateOnly To)> stretches, Func<DateOnly, decimal?> on)
    {
        decimal? sum = 0m;
        foreach (var (from, to) in stretches)
        {
            sum += on(from) * (to.DayNumber - from.DayNumber);
        }

        return sum / (stretches[^1].To.DayNumber - stretches[0].From.DayNumber);
    }

    private static List<InstitutionFact> Of(IEnumerable<InstitutionFact> facts, InstitutionFactKind kind, string subject)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. facts.Where(fact => fact.Kind == kind && fact.Subject == subject)];
    }
}
