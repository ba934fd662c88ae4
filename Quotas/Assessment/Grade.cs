namespace EnergyQuota.Quotas.Assessment;

/// <summary>How a closed period compares with its quota row. The numbers are stored and never reused.</summary>
public enum Grade
{
    /// <summary>At or below the leading value (引导值).</summary>
    Leading = 1,

    /// <summary>At or below the baseline value (基准值).</summary>
    Baseline = 2,

    /// <summary>At or below the constraint value (约束值): within the quota.</summary>
    Constraint = 3,

    /// <summary>Above the constraint value: an explanation is due (Decree 531, art. 17).</summary>
    Over = 4,

    /// <summary>Data are incomplete, but the measured part alone is above the constraint value: over, by at least this much.</summary>
    OverLowerBound = 5,

    /// <summary>Cannot be judged, for the reasons named. Never means low (design law 6).</summary>
    CannotJudge = 6,
}

/// <summary>Why a period cannot be judged.</summary>
public enum CannotJudgeReason
{
    /// <summary>The institution was not in being for the whole period.</summary>
    NotInBeing = 1,

    /// <summary>No row of a standard in force fits the institution.</summary>
    NoRow = 2,

    /// <summary>Two rows fit equally well; the registry or the standard must be made clear.</summary>
    AmbiguousRow = 3,

    /// <summary>The floor area is not known for every day.</summary>
    AreaMissing = 4,

    /// <summary>The number of energy users is not known for every day.</summary>
    PeopleMissing = 5,

    /// <summary>Nothing is left of the denominator after the exclusions.</summary>
    DenominatorNotPositive = 6,

    /// <summary>On some day no boundary term holds, so it is not known what the institution consumed.</summary>
    BoundaryMissing = 7,

    /// <summary>The coefficient set of the standard has no coefficient for an energy type that was consumed.</summary>
    CoefficientMissing = 8,

    /// <summary>Completeness is below the gate.</summary>
    Incomplete = 9,

    /// <summary>Completeness passes the gate, but what is missing could decide whether the constraint is exceeded.</summary>
    GapsCouldDecide = 10,

    /// <summary>Consumption is negative; the boundary or its meters are wrong.</summary>
    NegativeConsumption = 11,

    /// <summary>The heated area is not known for every day.</summary>
    HeatedAreaMissing = 12,

    /// <summary>The number of beds is not known for every day.</summary>
    BedsMissing = 13,

    /// <summary>The part that the indicator speaks of has no meter of its own on every day: heating, a data centre and its IT equipment, the wards.</summary>
    PartNotMetered = 14,

    /// <summary>The figure that a correction of the standard asks for is not known for every day, or gives no factor.</summary>
    CorrectionInputMissing = 15,

    /// <summary>The indicator is judged by heating season, and the agency has set none.</summary>
    SeasonNotSet = 16,
}
