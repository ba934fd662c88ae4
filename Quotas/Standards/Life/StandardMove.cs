namespace EnergyQuota.Quotas.Standards.Life;

/// <summary>A decision about a standard that is to be recorded, with what it sets.</summary>
/// <param name="Kind">What is decided.</param>
/// <param name="On">The day of the decision; not in the future.</param>
/// <param name="By">Who decided; 1 to 200 characters.</param>
/// <param name="Document">The document and its number; 1 to 200 characters.</param>
/// <param name="Result">The result of a review; <see langword="null"/> for others.</param>
/// <param name="Note">What else is to be known; at most 1,000 characters.</param>
/// <param name="EffectiveFrom">Publication: the first day in force; <see langword="null"/>: as the draft says.</param>
/// <param name="FirstJudgedYear">Publication: the first calendar year it judges; <see langword="null"/>: as the draft says.</param>
/// <param name="EffectiveTo">Repeal: the first day on which it is no longer in force.</param>
/// <param name="RepealedBy">Repeal: the standard that takes its place, or <see langword="null"/>.</param>
public sealed record StandardMove(
    StandardDecisionKind Kind, DateOnly On, string By, string Document, ReviewResult? Result = null, string Note = "",
    DateOnly? EffectiveFrom = null, int? FirstJudgedYear = null, DateOnly? EffectiveTo = null, string? RepealedBy = null);

/// <summary>Why a decision about a standard is not recorded.</summary>
public enum LifeFault
{
    /// <summary>There is no such standard.</summary>
    NoSuchStandard = 1,

    /// <summary>The account may not decide about standards.</summary>
    NotAllowed = 2,

    /// <summary>The standard does not stand where this can be decided: a review needs a draft, publication a passed review, repeal and periodic review a standard that is published.</summary>
    NotFromThisState = 3,

    /// <summary>A demonstration is no law: nothing is decided about it.</summary>
    Demonstration = 4,

    /// <summary>Who decided, or the document, is missing or too long.</summary>
    TextMissing = 5,

    /// <summary>The day lies in the future, or before the decision that it rests on.</summary>
    DateOutOfOrder = 6,

    /// <summary>The result is missing, or is none of this kind of review.</summary>
    ResultMissing = 7,

    /// <summary>It has no row.</summary>
    NoRows = 8,

    /// <summary>Its rows need a coefficient set that was not imported.</summary>
    NoCoefficients = 9,

    /// <summary>It would act back: the first day in force lies before the publication, or the first judged year before that day.</summary>
    ActsBack = 10,

    /// <summary>The standard that it amends, replaces or is repealed by is not here, or is itself not published.</summary>
    OtherNotPublished = 11,

    /// <summary>The end is missing, or lies before the first day in force or the day of the decision.</summary>
    EndOutOfOrder = 12,
}
