namespace EnergyQuota.Registry.Institutions;

/// <summary>
/// Asks about figures that change more than is usual (a check used in practice: people or area by more than a tenth), so that
/// a wrong area is not the cheapest way to pass. Pure.
/// </summary>
public static class FactQuestion
{
    /// <summary>The figure that a new one is compared with, where the change is questioned.</summary>
    /// <param name="given">The new figure.</param>
    /// <param name="known">The institution's figures so far; only approved ones count.</param>
    /// <param name="threshold">The share above which a change is questioned, e.g. 0.1.</param>
    /// <returns>The figure in force before, or <see langword="null"/> where there is none or the change is no larger.</returns>
    public static decimal? Of(InstitutionFact given, IEnumerable<InstitutionFact> known, decimal threshold)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(known);
        if (given.Kind is InstitutionFactKind.BedOccupancy or InstitutionFactKind.Input
            || FactsInForce.On(known, given.Kind, given.From, given.Subject) is not { } before)
        {
            return null;
        }

        var (was, now) = (before.Value * before.DayCoefficient, given.Value * given.DayCoefficient);

        // The same figure as the same text, however it was stored: without needless zeros.
        return Math.Abs(now - was) > threshold * was ? was / 1.0000000000000000000000000000m : null;
    }
}
