using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Settlement;

/// <summary>What an entry would change, from what to what. See <see cref="SettlementPreview"/>.</summary>
public sealed record SettlementChange
{
    /// <summary>The register.</summary>
    public required RegisterId Register { get; init; }

    /// <summary>The days that change, ascending.</summary>
    public required IReadOnlyList<DayChange> Days { get; init; }

    /// <summary>The months of these days, ascending, each with the sums of all its days.</summary>
    public required IReadOnlyList<MonthChange> Months { get; init; }

    /// <summary>By how much the held register difference changes, in register units.</summary>
    public required decimal Held { get; init; }

    /// <summary>Findings that would no longer be open.</summary>
    public required IReadOnlyList<Finding> Closed { get; init; }

    /// <summary>Findings that would be open and are not yet.</summary>
    public required IReadOnlyList<Finding> Opened { get; init; }

    /// <summary>By how much the consumption of all days changes, after the multiplier, in the base unit.</summary>
    public decimal Quantity => Days.Sum(day => day.Difference);

    /// <summary>No day and no finding changes.</summary>
    public bool IsNone => Days.Count == 0 && Closed.Count == 0 && Opened.Count == 0;
}

/// <summary>A day that changes.</summary>
/// <param name="Day">The day, in the register's zone.</param>
/// <param name="Before">Its row as settlement gives it now; <see langword="null"/>: none.</param>
/// <param name="After">Its row after the entry; <see langword="null"/>: none.</param>
public sealed record DayChange(DateOnly Day, LedgerDay? Before, LedgerDay? After)
{
    /// <summary>After − before, in the base unit.</summary>
    public decimal Difference => (After?.Quantity ?? 0m) - (Before?.Quantity ?? 0m);
}

/// <summary>A month that changes, in the base unit.</summary>
/// <param name="Month">The month.</param>
/// <param name="Before">What its days give now.</param>
/// <param name="After">What they would give.</param>
/// <param name="Days">How many of its days change.</param>
public sealed record MonthChange(Month Month, decimal Before, decimal After, int Days);
