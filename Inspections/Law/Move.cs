namespace EnergyQuota.Inspections.Law;

/// <summary>What may be done in a case. The numbers are stored and never reused.</summary>
public enum Move
{
    /// <summary>Open the case.</summary>
    Open = 1,

    /// <summary>Serve (送达) the request, order or opinion; its clock starts.</summary>
    Serve = 2,

    /// <summary>Submit a statement, evidence or a report: the institution, or an officer on its behalf.</summary>
    Submit = 3,

    /// <summary>Accept the explanation.</summary>
    Accept = 4,

    /// <summary>Do not accept the explanation, with reasons.</summary>
    Refuse = 5,

    /// <summary>Record that the deadline passed without what was owed.</summary>
    DeclareMissed = 6,

    /// <summary>Withdraw, cancel or revoke.</summary>
    Withdraw = 7,

    /// <summary>Announce the inspection.</summary>
    Announce = 8,

    /// <summary>Begin on the spot, or begin the audit.</summary>
    Begin = 9,

    /// <summary>Fill in an item of the checklist.</summary>
    AnswerItem = 10,

    /// <summary>Record what was found on the spot.</summary>
    RecordFinding = 11,

    /// <summary>Record a violation of art. 37.</summary>
    RecordViolation = 12,

    /// <summary>Take a recorded violation back.</summary>
    DropViolation = 13,

    /// <summary>Conclude the inspection with the violations recorded.</summary>
    Conclude = 14,

    /// <summary>Record that the institution was heard (听取陈述申辩) and what it said.</summary>
    Hear = 15,

    /// <summary>Order to correct within a time limit.</summary>
    IssueOrder = 16,

    /// <summary>Close.</summary>
    Close = 17,

    /// <summary>The re-check found it done.</summary>
    CheckPassed = 18,

    /// <summary>The re-check found it not done.</summary>
    CheckFailed = 19,

    /// <summary>Name the institution in a circular (通报).</summary>
    Circulate = 20,

    /// <summary>Refer to the competent body for discipline (处分).</summary>
    Refer = 21,

    /// <summary>Record a recommendation of an audit.</summary>
    Recommend = 22,

    /// <summary>Record what became of a recommendation.</summary>
    SettleRecommendation = 23,

    /// <summary>Record that the audit's report has arrived.</summary>
    Report = 24,

    /// <summary>Follow up the recommendations; a clock starts.</summary>
    Follow = 25,

    /// <summary>Begin to investigate a tip.</summary>
    Investigate = 26,

    /// <summary>Answer whoever gave the tip.</summary>
    Answer = 27,

    /// <summary>Stop the clock (中止), with a reason.</summary>
    Pause = 28,

    /// <summary>Let the clock go on.</summary>
    Resume = 29,

    /// <summary>Extend the deadline (延期), with a reason.</summary>
    Extend = 30,

    /// <summary>Local: order to bring use down within a time limit (责令限期治理), served; its clock starts.</summary>
    OrderReduction = 31,

    /// <summary>Add photographs or papers.</summary>
    Attach = 32,
}

/// <summary>Who may make a move.</summary>
public enum MoveActor
{
    /// <summary>The agency: officers and administrators.</summary>
    Agency = 1,

    /// <summary>The institution itself, or the agency entering on its behalf what it said.</summary>
    Institution = 2,

    /// <summary>An inspector of the agency: what is done on the spot, and nothing that decides. The agency may make these moves too.</summary>
    Inspector = 3,
}
