namespace EnergyQuota.Registry.Institutions;

/// <summary>What a proof of boundary formulas found wrong.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Terms">The terms concerned.</param>
/// <param name="Meters">The codes of the meters concerned.</param>
/// <param name="From">The first day on which it is so; <see langword="null"/> where it does not depend on days.</param>
public sealed record BoundaryFinding(
    BoundaryFindingKind Kind, IReadOnlyList<BoundaryTerm> Terms, IReadOnlyList<string> Meters, DateOnly? From);

/// <summary>What can be wrong with boundary formulas. The numbers are stored and never reused.</summary>
public enum BoundaryFindingKind
{
    /// <summary>A term names a meter or register that is not registered.</summary>
    UnknownRegister = 1,

    /// <summary>A term counts a meter for another energy type than it measures.</summary>
    OtherEnergyType = 2,

    /// <summary>A term sums a check meter.</summary>
    CheckMeterSummed = 3,

    /// <summary>A sign that is neither +1 nor −1, a share outside 0 to 1, or an end that is not after the start.</summary>
    TermInvalid = 4,

    /// <summary>A meter reaches one total twice on the same day.</summary>
    MeterCountedTwice = 5,

    /// <summary>A meter and one upstream of it both count positive in one total on the same day.</summary>
    AncestorCounted = 6,

    /// <summary>The positive shares of one register, over all institutions, exceed 1 on a day.</summary>
    SharesExceedOne = 7,

    /// <summary>A meter lies upstream of itself.</summary>
    ParentCircle = 8,

    /// <summary>
    /// Energy through a meter counts for institutions that together hold more than all of it on a day: one counts the meter,
    /// another one upstream of it without taking it away.
    /// </summary>
    CountedByOthers = 9,

    /// <summary>A term takes a meter away from a total that does not hold it, or not so much of it, on a day.</summary>
    TakenAwayNotHeld = 10,
}
