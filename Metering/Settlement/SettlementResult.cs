using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Metering.Settlement;

/// <summary>What a series of readings says of a register's consumption.</summary>
public sealed record SettlementResult
{
    /// <summary>The terms of design law 2; after a checkpoint, those since its point. Bills are not in them.</summary>
    public required SettlementTerms Terms { get; init; }

    /// <summary>The total after the multiplier, in register units, without bills.</summary>
    public required decimal Multiplied { get; init; }

    /// <summary>The days, ascending, bills included; after a checkpoint, from the day of its point on.</summary>
    public required IReadOnlyList<LedgerDay> Days { get; init; }

    /// <summary>The open findings by time; after a checkpoint, those later than its point.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The point of the checkpoint resumed from, or <see langword="null"/>.</summary>
    public DateTimeOffset? ResumedAfter { get; init; }
}
