namespace EnergyQuota.Registry.Institutions;

/// <summary>Finds the figure that holds on a day. Pure.</summary>
public static class FactsInForce
{
    /// <summary>The fact of a kind that holds on a day.</summary>
    /// <remarks>
    /// The one with the latest start on or before the day; of several with the same start the one entered last, which
    /// corrects the others. Where that one has ended before the day, nothing holds.
    /// </remarks>
    /// <param name="facts">Facts of one institution, in any order.</param>
    /// <param name="kind">The kind wanted.</param>
    /// <param name="day">The day.</param>
    /// <returns>The fact, or <see langword="null"/> where none holds.</returns>
    public static InstitutionFact? On(IEnumerable<InstitutionFact> facts, InstitutionFactKind kind, DateOnly day)
    {
        var latest = facts.Where(fact => fact.Kind == kind && fact.From <= day)
            .MaxBy(fact => (fact.From, fact.EnteredAt, fact.Id));
        return latest is null || latest.To <= day ? null : latest;
    }
}
