using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Cases;

/// <summary>A case (案件) with everything that was done and found in it. Nothing of it is ever deleted.</summary>
public sealed class CaseFile
{
    /// <summary>The number of the case.</summary>
    public long Id { get; set; }

    /// <summary>What it is about.</summary>
    public required CaseKind Kind { get; set; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; set; }

    /// <summary>The institution it is about.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The calendar year it is about: the year judged, or the year in which the case was opened.</summary>
    public required int Year { get; set; }

    /// <summary>The case from which it came, or <see langword="null"/>.</summary>
    public long? ParentId { get; set; }

    /// <summary>The verdict it rests on, as it was when the case was opened; <see langword="null"/>: none.</summary>
    public long? VerdictId { get; set; }

    /// <summary>Why an inspection was planned, or <see langword="null"/>.</summary>
    public InspectionCause? Cause { get; set; }

    /// <summary>Who gave a tip and how to reach them, as they wish; empty: unknown. Shown to officers and administrators only.</summary>
    public string Informant { get; set; } = "";

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; set; }

    /// <summary>The number of the act with which the institution came to know of it; earlier acts are not shown to it. <see langword="null"/>: it does not know.</summary>
    public int? KnownFrom { get; set; }

    /// <summary>The local rule under which it goes on, once a move of it was made; the rule stays what it was for the case when it is repealed.</summary>
    public string? LocalRuleId { get; set; }

    /// <summary>What was done, in order.</summary>
    public List<CaseAct> Acts { get; set; } = [];

    /// <summary>Its clocks, the last one being that which may run.</summary>
    public List<CaseClock> Clocks { get; set; } = [];

    /// <summary>Items of its checklist that were filled in.</summary>
    public List<CheckedItem> Items { get; set; } = [];

    /// <summary>What was found.</summary>
    public List<SiteFinding> Findings { get; set; } = [];

    /// <summary>Violations recorded.</summary>
    public List<RecordedViolation> Violations { get; set; } = [];

    /// <summary>Recommendations of an audit.</summary>
    public List<AuditRecommendation> Recommendations { get; set; } = [];

    /// <summary>Photographs and papers.</summary>
    public List<CaseAttachment> Attachments { get; set; } = [];

    /// <summary>The clock that has not ended, or <see langword="null"/>.</summary>
    public CaseClock? Clock => Clocks.LastOrDefault(static clock => clock.State == ClockState.Running);
}

/// <summary>Why an inspection was planned (Decree 531, art. 8, 22 and 35). The numbers are stored and never reused.</summary>
public enum InspectionCause
{
    /// <summary>The quota was exceeded seriously: priority supervision (重点监督检查).</summary>
    SeriousOverrun = 1,

    /// <summary>An explanation was not accepted.</summary>
    ExplanationNotAccepted = 2,

    /// <summary>No explanation was given in time.</summary>
    NotExplained = 3,

    /// <summary>Drawn as part of the sample (随机抽查).</summary>
    Sample = 4,

    /// <summary>A tip.</summary>
    Tip = 5,

    /// <summary>What an audit recommended was not done.</summary>
    AuditNotFollowed = 6,

    /// <summary>An opinion was not implemented.</summary>
    OpinionNotImplemented = 7,

    /// <summary>Weak rules, or another reason that the opening act gives.</summary>
    Other = 8,
}
