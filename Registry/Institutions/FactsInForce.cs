namespace EnergyQuota.Registry.Institutions;

/// <summary>Finds the figure that holds on a day. Pure.</summary>
public static class FactsInForce
{
    /// <summary>The fact of a kind that holds on a day.</summary>
    /// <remarks>
    /// The one with the latest start on or before the day; of several with the same start the one entered last, which
    /// corrects the others. Where that one has ended before the day, nothing holds. Only approved facts count.
    /// </remarks>
    /// <param name="facts">Facts of one institution, in any order.</param>
    /// <param name="kind">The kind wanted.</param>
    /// <param name="day">The day.</param>
    /// <param name="subject">The person type or the correction's name; see <see cref="InstitutionFact.Subject"/>.</param>
    /// <returns>The fact, or <see langword="null"/> where none holds.</returns>
    public static InstitutionFact? On(IEnumerable<InstitutionFact> facts, InstitutionFactKind kind, DateOnly day, string subject = "")
    {
        var latest = facts
            .Where(fact => fact.Kind == kind && fact.Subject == subject && fact.From <= day && fact.State == ApprovalState.Approved)
            .MaxBy(fact => (fact.From, fact.EnteredAt, Order(fact)));
        return latest is null || latest.To <= day ? null : latest;
    }

    // A fact that has no number yet is about to be entered: after all that have one.
    private static int Order(InstitutionFact fact) => fact.Id == 0 ? int.MaxValue : fact.Id;
}
