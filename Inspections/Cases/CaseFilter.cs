using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Which cases are wanted. Every condition left <see langword="null"/> is no condition.</summary>
/// <param name="Kind">About what.</param>
/// <param name="State">In one state.</param>
/// <param name="InstitutionCode">Of one institution.</param>
/// <param name="Search">A part of the institution's name or code, or the number of the case.</param>
/// <param name="OpenOnly">Only those in which something is still owed or to be done. Default <see langword="false"/>.</param>
/// <param name="Offset">So many of the newest are passed over; 0 or more. Default 0.</param>
/// <param name="Limit">At most so many; 1 to 1000. Default 200.</param>
public sealed record CaseFilter(
    CaseKind? Kind = null, CaseState? State = null, string? InstitutionCode = null, string? Search = null, bool OpenOnly = false, int Offset = 0, int Limit = 200);

/// <summary>A case in a list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="State">Where it stands.</param>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Year">The year it is about.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Due">The last day in time of the clock that runs; <see langword="null"/>: none runs, or it stands.</param>
/// <param name="Paused">Whether a clock stands.</param>
public sealed record CaseRow(long Id, CaseKind Kind, CaseState State, string InstitutionCode, int Year, DateTimeOffset OpenedAt, DateOnly? Due, bool Paused);

