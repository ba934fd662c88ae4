using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Closing;

/// <summary>An adjustment (调整) that was booked: a closed month of a register differs from what is known since. Never changed.</summary>
public sealed class PeriodAdjustment
{
    /// <summary>Its number.</summary>
    public long Id { get; set; }

    /// <summary>The meter's code.</summary>
    public required string MeterCode { get; set; }

    /// <summary>The register's name.</summary>
    public string RegisterName { get; set; } = RegisterId.DefaultName;

    /// <summary>The first day of the closed month.</summary>
    public required DateOnly Month { get; set; }

    /// <summary>1 for the first of this register and month, one more for each that follows.</summary>
    public required int Sequence { get; set; }

    /// <summary>The first day of the month in which it was booked and is shown.</summary>
    public required DateOnly BookedIn { get; set; }

    /// <summary>By how much, in register units.</summary>
    public required decimal Amount { get; set; }

    /// <summary>By how much, in the base unit.</summary>
    public required decimal Quantity { get; set; }

    /// <summary>The quantity as closed.</summary>
    public required decimal ClosedQuantity { get; set; }

    /// <summary>The quantity as known when it was booked: closed + all adjustments up to this one.</summary>
    public required decimal KnownQuantity { get; set; }

    /// <summary>It brings the month back to what was closed: all adjustments before it and this one cancel.</summary>
    public required bool Reversal { get; set; }

    /// <summary>When the month first became different.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>What caused it, as far as known: a list of <see cref="AdjustmentCause"/> as JSON.</summary>
    public required string CausesJson { get; set; }

    /// <summary>Why it was booked; 1 to 400 characters.</summary>
    public required string Reason { get; set; }

    /// <summary>The account that booked it.</summary>
    public required string BookedBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset BookedAt { get; set; }

    /// <summary>The register.</summary>
    public RegisterId Register => new(MeterCode, RegisterName);
}
