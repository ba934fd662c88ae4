namespace EnergyQuota.Inspections.Explanations;

/// <summary>
/// A request to explain (说明) why a quota was exceeded (Decree 531, art. 17). Exceeding the quota is no violation;
/// exceeding it without explaining is (art. 37). One per alert.
/// </summary>
public sealed class ExplanationRequest
{
    /// <summary>The number of the request.</summary>
    public long Id { get; set; }

    /// <summary>The alert that found the quota exceeded; unique.</summary>
    public required long AlertId { get; set; }

    /// <summary>The institution asked.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The calendar year to be explained.</summary>
    public required int Year { get; set; }

    /// <summary>Where the case stands.</summary>
    public required CaseState State { get; set; }

    /// <summary>When it was requested.</summary>
    public required DateTimeOffset RequestedAt { get; set; }

    /// <summary>Who requested it.</summary>
    public required string RequestedBy { get; set; }

    /// <summary>The last day on which the explanation is in time, inclusive. The decree fixes no number of days; see <see cref="InspectionOptions.ExplanationDays"/>.</summary>
    public required DateOnly Deadline { get; set; }

    /// <summary>The day the explanation arrived, or <see langword="null"/>.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>The explanation as given; empty until it arrives.</summary>
    public string ReceivedText { get; set; } = "";

    /// <summary>Who reviewed it, or <see langword="null"/>.</summary>
    public string? ReviewedBy { get; set; }

    /// <summary>When it was reviewed, or <see langword="null"/>.</summary>
    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>What the review says; empty until then.</summary>
    public string ReviewText { get; set; } = "";
}

/// <summary>Where an over-quota case stands. The numbers are stored and never reused.</summary>
public enum CaseState
{
    /// <summary>Found over the quota; nothing asked yet.</summary>
    Over = 1,

    /// <summary>An explanation has been requested (要求说明).</summary>
    ExplanationRequested = 2,

    /// <summary>The explanation has arrived.</summary>
    ExplanationReceived = 3,

    /// <summary>The explanation is accepted; the case ends.</summary>
    Accepted = 4,

    /// <summary>The explanation is not accepted: priority supervision (重点监督检查, art. 35) or an energy audit (art. 23) follows.</summary>
    NotAccepted = 5,

    /// <summary>Not explained in time: a violation of art. 37, which begins the order to correct within a time limit (责令限期改正).</summary>
    NotExplained = 6,
}

/// <summary>A step that moves a case on.</summary>
public enum CaseStep
{
    /// <summary>Request the explanation.</summary>
    Request = 1,

    /// <summary>Record that the explanation has arrived.</summary>
    Receive = 2,

    /// <summary>Accept it.</summary>
    Accept = 3,

    /// <summary>Do not accept it.</summary>
    Refuse = 4,

    /// <summary>Record that the deadline has passed without an explanation.</summary>
    DeclareNotExplained = 5,
}
