using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Counts energy users (用能人数). Pure.</summary>
/// <remarks>
/// <para>By person types: Σ persons × day coefficient (DB37/T 2671-2019, 6.7).</para>
/// <para>
/// Hospitals: staff + staff without establishment + interns × months / 12 + beds × occupancy + outpatient visits of a year / 365
/// (DB37/T 2673-2019, annex A, from a transcription). It is the same sum with two more items.
/// </para>
/// <para>Where one figure for all is known as well, the one of the two counts that begins later on or before the day.</para>
/// </remarks>
public static class HeadCount
{
    /// <summary>The days over which the outpatient visits of a year are spread; fixed by the formula, also in leap years.</summary>
    public const decimal VisitDays = 365m;

    /// <summary>Counts the energy users of one day.</summary>
    /// <param name="facts">The institution's facts, of any kind and order.</param>
    /// <param name="day">The day.</param>
    /// <param name="weights">
    /// Weights by person type where the standard has its own count: types it does not name do not count, nor do beds, visits and a
    /// figure for all, and day coefficients are not applied; <see langword="null"/>: each counts by its day coefficient.
    /// </param>
    public static HeadCountDay On(IEnumerable<InstitutionFact> facts, DateOnly day, IReadOnlyDictionary<string, decimal>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var known = facts.Where(IsOfPeople).ToList();
        var items = known.Where(f => f.Kind is not (InstitutionFactKind.People or InstitutionFactKind.BedOccupancy))
            .Select(f => (f.Kind, f.Subject)).Distinct().OrderBy(key => key.Kind).ThenBy(key => key.Subject, StringComparer.Ordinal)
            .Select(key => FactsInForce.On(known, key.Kind, day, key.Subject)).OfType<InstitutionFact>().ToList();
        if (weights is not null)
        {
            items.RemoveAll(fact => fact.Kind != InstitutionFactKind.Persons || !weights.ContainsKey(fact.Subject));
            return Sum([.. items.Select(fact => Step(fact, weights[fact.Subject]))], items.Count == 0 ? "Persons" : "");
        }

        var whole = FactsInForce.On(known, InstitutionFactKind.People, day);
        if (items.Count == 0 || (whole is not null && whole.From > items.Max(fact => fact.From)))
        {
            return whole is null ? Sum([], "People") : Sum([Step(whole, 1m)], "");
        }

        var occupancy = FactsInForce.On(known, InstitutionFactKind.BedOccupancy, day)?.Value;
        var missing = occupancy is null && items.Exists(fact => fact.Kind == InstitutionFactKind.Beds) ? "BedOccupancy" : "";
        return Sum(
            [
                .. items.Select(fact => fact.Kind switch
                {
                    InstitutionFactKind.Beds => Step(fact, occupancy ?? 0m),
                    InstitutionFactKind.OutpatientVisits => Step(fact, 1m / VisitDays) with { Persons = fact.Value / VisitDays },
                    _ => Step(fact, fact.DayCoefficient) with { Persons = Present(fact) },
                }),
            ],
            missing);
    }

    /// <summary>The mean over a period, each day weighing the same.</summary>
    /// <param name="facts">The institution's facts, of any kind and order.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <param name="weights">As for one day.</param>
    /// <returns>The mean, or <see langword="null"/> where it is not known for every day.</returns>
    public static decimal? Mean(
        IEnumerable<InstitutionFact> facts, DateOnly from, DateOnly to, IReadOnlyDictionary<string, decimal>? weights = null)
    {
        var known = facts.Where(IsOfPeople).ToList();
        return DayWeighted.Mean(DayWeighted.Stretches(known, from, to), day => On(known, day, weights).Persons);
    }

    /// <summary>The first day of a period on which it is not known, and what is missing.</summary>
    /// <param name="facts">The institution's facts, of any kind and order.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive; later than <paramref name="from"/>.</param>
    /// <param name="weights">As for one day.</param>
    /// <returns>The day, or <see langword="null"/> where it is known for all of them.</returns>
    public static DateOnly? FirstDayWithout(
        IEnumerable<InstitutionFact> facts, DateOnly from, DateOnly to, IReadOnlyDictionary<string, decimal>? weights = null)
    {
        var known = facts.Where(IsOfPeople).ToList();
        return DayWeighted.Stretches(known, from, to).Where(stretch => On(known, stretch.From, weights).Persons is null)
            .Select(stretch => (DateOnly?)stretch.From).FirstOrDefault();
    }

    private static bool IsOfPeople(InstitutionFact fact) => fact.Kind
        is InstitutionFactKind.People or InstitutionFactKind.Persons or InstitutionFactKind.Beds
        or InstitutionFactKind.BedOccupancy or InstitutionFactKind.OutpatientVisits;

    // Multiplied before it is divided: 240 interns for 8 of 12 months are 160, not 159.99….
    private static decimal Present(InstitutionFact fact) =>
        fact is { Present: { } present, PresentOf: { } of } ? fact.Value * present / of : fact.Value;

    private static HeadCountStep Step(InstitutionFact fact, decimal coefficient) =>
        new(fact.Id, fact.Kind, fact.Subject, fact.Value, coefficient, fact.Value * coefficient, fact.Source);

    private static HeadCountDay Sum(IReadOnlyList<HeadCountStep> steps, string missing) =>
        new(missing.Length == 0 ? steps.Sum(step => step.Persons) : null, steps, missing);
}
