namespace EnergyQuota.Quotas.Closing;

/// <summary>All that decides whether a closed month or year may be reopened.</summary>
/// <param name="IsClosed">It is closed.</param>
/// <param name="IsNewest">No later one of the institution is closed.</param>
/// <param name="Booked">How many adjustments of its registers are booked; 0 for a year, whose months have their own.</param>
/// <param name="OpenCases">How many cases of the institution's year are not ended.</param>
public sealed record ReopenCase(bool IsClosed, bool IsNewest, int Booked, int OpenCases);
