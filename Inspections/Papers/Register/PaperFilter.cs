namespace EnergyQuota.Inspections.Papers.Register;

/// <summary>Which papers are wanted. Every condition left <see langword="null"/> is no condition.</summary>
/// <param name="InstitutionCode">About one institution.</param>
/// <param name="Year">With a number of one year.</param>
/// <param name="Kind">Of one kind.</param>
/// <param name="CaseId">Of one case; tells only together with <paramref name="Kind"/>.</param>
/// <param name="Search">Part of the number, or of the institution's name or code.</param>
/// <param name="Offset">So many of the newest are passed over; 0 or more. Default 0.</param>
/// <param name="Limit">At most so many; 1 to 1000. Default 200.</param>
public sealed record PaperFilter(
    string? InstitutionCode = null, int? Year = null, PaperKind? Kind = null, long? CaseId = null, string? Search = null, int Offset = 0, int Limit = 200);
