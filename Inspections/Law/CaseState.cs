namespace EnergyQuota.Inspections.Law;

/// <summary>Where a case stands. The numbers are stored and never reused.</summary>
public enum CaseState
{
    /// <summary>No case yet; what an opening move starts from. Never stored.</summary>
    None = 1,

    /// <summary>Explanation: decided to be asked for, not served yet.</summary>
    ExplanationRequested = 2,

    /// <summary>Explanation: the statement has arrived.</summary>
    ExplanationReceived = 3,

    /// <summary>Explanation: accepted; the case is over.</summary>
    Accepted = 4,

    /// <summary>Explanation: not accepted; priority supervision (art. 35), an audit (art. 23) or a local step may follow.</summary>
    NotAccepted = 5,

    /// <summary>Explanation: not given in time, a violation of art. 37 (5).</summary>
    NotExplained = 6,

    /// <summary>Explanation: the request (要求说明) was served and the clock runs.</summary>
    ExplanationServed = 7,

    /// <summary>Explanation: withdrawn, since the verdict it rested on no longer holds.</summary>
    Withdrawn = 8,

    /// <summary>Inspection: planned, not announced.</summary>
    Planned = 20,

    /// <summary>Inspection: announced to the institution.</summary>
    Announced = 21,

    /// <summary>Inspection: officers are on the spot.</summary>
    OnSite = 22,

    /// <summary>Inspection: concluded with a violation; the institution is to be heard.</summary>
    Found = 23,

    /// <summary>Inspection: the institution was heard.</summary>
    Heard = 24,

    /// <summary>Inspection: over without an order.</summary>
    InspectionClosed = 25,

    /// <summary>Inspection: over; an order was made.</summary>
    OrderMade = 26,

    /// <summary>Inspection: not carried out.</summary>
    InspectionCancelled = 27,

    /// <summary>Order: made, not served.</summary>
    OrderIssued = 40,

    /// <summary>Order: served; the time limit runs.</summary>
    OrderServed = 41,

    /// <summary>Order: evidence of correction has arrived.</summary>
    EvidenceReceived = 42,

    /// <summary>Order: corrected; the case is over.</summary>
    OrderClosed = 43,

    /// <summary>Order: the re-check found it not corrected.</summary>
    CorrectionFailed = 44,

    /// <summary>Order: the time limit passed without evidence.</summary>
    NotCorrected = 45,

    /// <summary>Order: the institution was named in a circular (通报).</summary>
    Circulated = 46,

    /// <summary>Order: referred to the competent body for discipline (处分) of the head; the case is over here.</summary>
    Referred = 47,

    /// <summary>Order: revoked.</summary>
    OrderRevoked = 48,

    /// <summary>Opinion: wasteful use found, opinion drawn up, not served.</summary>
    OpinionIssued = 60,

    /// <summary>Opinion: served; the time for implementing it runs.</summary>
    OpinionServed = 61,

    /// <summary>Opinion: the institution reported what it did.</summary>
    ImplementationReported = 62,

    /// <summary>Opinion: checked and implemented; the case is over.</summary>
    OpinionClosed = 63,

    /// <summary>Opinion: withdrawn.</summary>
    OpinionWithdrawn = 64,

    /// <summary>Audit: decided.</summary>
    AuditPlanned = 80,

    /// <summary>Audit: under way.</summary>
    AuditUnderWay = 81,

    /// <summary>Audit: the report has arrived.</summary>
    AuditReported = 82,

    /// <summary>Audit: its recommendations are followed up.</summary>
    AuditFollowUp = 83,

    /// <summary>Audit: over.</summary>
    AuditClosed = 84,

    /// <summary>Audit: not carried out.</summary>
    AuditCancelled = 85,

    /// <summary>Tip: recorded.</summary>
    TipRecorded = 100,

    /// <summary>Tip: under investigation.</summary>
    TipInvestigated = 101,

    /// <summary>Tip: answered to whoever gave it; over.</summary>
    TipAnswered = 102,

    /// <summary>Tip: over without an answer, e.g. since nobody knows who gave it.</summary>
    TipClosed = 103,

    /// <summary>Local step: ordered to bring its use down within a time limit, served; the clock runs.</summary>
    ReductionOrdered = 120,

    /// <summary>Local step: evidence has arrived.</summary>
    ReductionEvidence = 121,

    /// <summary>Local step: brought down; over.</summary>
    ReductionDone = 122,

    /// <summary>Local step: the re-check found it not brought down.</summary>
    ReductionFailed = 123,

    /// <summary>Local step: the time limit passed without evidence.</summary>
    ReductionMissed = 124,
}

/// <summary>What holds of states.</summary>
public static class CaseStates
{
    private static readonly HashSet<CaseState> Over =
    [
        CaseState.Accepted, CaseState.Withdrawn, CaseState.InspectionClosed, CaseState.OrderMade, CaseState.InspectionCancelled,
        CaseState.OrderClosed, CaseState.Referred, CaseState.OrderRevoked, CaseState.OpinionClosed, CaseState.OpinionWithdrawn,
        CaseState.AuditClosed, CaseState.AuditCancelled, CaseState.TipAnswered, CaseState.TipClosed, CaseState.ReductionDone,
    ];

    // Decided; another case, a local step or the lapse of the verdict may follow.
    private static readonly HashSet<CaseState> Decided =
        [CaseState.NotAccepted, CaseState.NotExplained, CaseState.ReductionFailed, CaseState.ReductionMissed];

    /// <summary>The states in which nothing more may happen.</summary>
    public static IReadOnlyCollection<CaseState> OverStates => Over;

    /// <summary>The states in which nothing is owed by anyone: over, or decided.</summary>
    public static IReadOnlyCollection<CaseState> SettledStates { get; } = [.. Over, .. Decided];

    /// <summary>Whether nothing more may happen.</summary>
    /// <param name="state">The state.</param>
    public static bool IsOver(this CaseState state) => Over.Contains(state);

    /// <summary>Whether nothing is owed by anyone: over, or decided.</summary>
    /// <param name="state">The state.</param>
    public static bool IsSettled(this CaseState state) => Over.Contains(state) || Decided.Contains(state);
}
