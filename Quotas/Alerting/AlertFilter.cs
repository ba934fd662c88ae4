namespace EnergyQuota.Quotas.Alerting;

/// <summary>Which alerts are wanted. Every condition left <see langword="null"/> is no condition.</summary>
/// <param name="InstitutionCode">Of one institution.</param>
/// <param name="Year">Of one year.</param>
/// <param name="State">In one state.</param>
/// <param name="Kind">Of one kind.</param>
/// <param name="Limit">At most so many; 1 to 1000. Default 200.</param>
/// <param name="Offset">So many of the newest are passed over; 0 or more. Default 0.</param>
/// <param name="Grade">Of one grade.</param>
/// <param name="AssignedTo">Given to one account; the empty text: to nobody.</param>
/// <param name="Waiting">Only those that wait for somebody: open, or handed up. Default no.</param>
public sealed record AlertFilter(
    string? InstitutionCode = null,
    int? Year = null,
    AlertState? State = null,
    AlertKind? Kind = null,
    int Limit = 200,
    int Offset = 0,
    AlertGrade? Grade = null,
    string? AssignedTo = null,
    bool Waiting = false);
