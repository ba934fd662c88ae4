namespace EnergyQuota.Registry.Institutions;

/// <summary>A dated figure of an institution: floor area, people and so on. Corrected by a new fact, never overwritten.</summary>
public sealed class InstitutionFact
{
    /// <summary>The number of the fact.</summary>
    public int Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>What the figure is.</summary>
    public required InstitutionFactKind Kind { get; set; }

    /// <summary>
    /// For <see cref="InstitutionFactKind.Persons"/> the person type, e.g. <c>staff</c> or <c>students</c>; for
    /// <see cref="InstitutionFactKind.Input"/> the name under which a standard's correction asks for it; empty for all others.
    /// At most 64 characters.
    /// </summary>
    public string Subject { get; set; } = "";

    /// <summary>First day it holds, inclusive.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The day it ends, exclusive; <see langword="null"/>: until the next fact of the kind.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The figure, in the unit of its kind; zero or more.</summary>
    public required decimal Value { get; set; }

    /// <summary>
    /// For <see cref="InstitutionFactKind.Persons"/>: how many of <see cref="PresentOf"/> days or months they are present (DB37/T 2671-2019,
    /// 6.7); 0 or more; <see langword="null"/>: all the time.
    /// </summary>
    public decimal? Present { get; set; }

    /// <summary>Of how many days or months, e.g. 365 or 12; more than 0; <see langword="null"/> together with <see cref="Present"/>.</summary>
    public decimal? PresentOf { get; set; }

    /// <summary>The share of the time that is counted: <see cref="Present"/> of <see cref="PresentOf"/>, else 1.</summary>
    public decimal DayCoefficient => Present is { } present && PresentOf is { } of ? present / of : 1m;

    /// <summary>The document it was taken from.</summary>
    public required string Source { get; set; }

    /// <summary>The account or file that entered it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; set; }

    /// <summary>Whether it counts: only what is approved does.</summary>
    public ApprovalState State { get; set; } = ApprovalState.Approved;

    /// <summary>
    /// The figure before, where the change from it is so large that it is questioned; see <see cref="FactQuestion"/>;
    /// <see langword="null"/> where it is not.
    /// </summary>
    public decimal? QuestionedAgainst { get; set; }

    /// <summary>The reason given with the decision; answers the question where there is one. At most 400 characters.</summary>
    public string? DecisionReason { get; set; }

    /// <summary>Who approved or rejected it; <see langword="null"/> while nobody has.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>When it was approved or rejected.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Whether a kind of figure has a <see cref="Subject"/>; all others have none.</summary>
    /// <param name="kind">The kind.</param>
    public static bool HasSubject(InstitutionFactKind kind) => kind is InstitutionFactKind.Persons or InstitutionFactKind.Input;

    /// <summary>The largest value of a kind: an occupancy is at most 2, everything else a billion.</summary>
    /// <param name="kind">The kind.</param>
    public static decimal Largest(InstitutionFactKind kind) => kind == InstitutionFactKind.BedOccupancy ? 2m : 1_000_000_000m;

    /// <summary>Whether <see cref="Present"/> and <see cref="PresentOf"/> go together: both or neither, of persons only, not more than the whole.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="present">How many days or months.</param>
    /// <param name="of">Of how many.</param>
    public static bool IsPresence(InstitutionFactKind kind, decimal? present, decimal? of) =>
        (present, of) is (null, null) || (kind == InstitutionFactKind.Persons && present >= 0m && of is > 0m and <= 366m && present <= of);
}

/// <summary>What a dated figure of an institution is. The numbers are stored and never reused.</summary>
public enum InstitutionFactKind
{
    /// <summary>Building area in use (建筑面积), m².</summary>
    FloorArea = 1,

    /// <summary>Heated area (供暖面积), m²: the denominator of heating energy.</summary>
    HeatedArea = 2,

    /// <summary>Energy users (用能人数) as one figure, persons; where they are known by types, <see cref="Persons"/> says more.</summary>
    People = 3,

    /// <summary>Persons of one type, each with the share of the time for which they are present (用能人数, by person type and day coefficient).</summary>
    Persons = 4,

    /// <summary>Beds in use (实际开放床位), for hospitals.</summary>
    Beds = 5,

    /// <summary>How much of the beds is occupied (床位使用率), 0 to 1 or a little more.</summary>
    BedOccupancy = 6,

    /// <summary>Outpatient visits of a year (年门诊量), persons.</summary>
    OutpatientVisits = 7,

    /// <summary>A figure that a standard's correction (修正系数) asks for, in the unit that the correction states.</summary>
    Input = 8,
}
