namespace EnergyQuota.Metering.Closing;

/// <summary>A reason why a month cannot be closed as things are.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Register">The register that it speaks of, or <see langword="null"/>.</param>
/// <param name="Part">What an officer could accept by name, or <see langword="null"/> where nothing helps but waiting or work.</param>
public sealed record ClosingBlock(ClosingBlockKind Kind, RegisterId? Register = null, ClosingPart? Part = null)
{
    /// <summary>Whether an acceptance speaks of just this.</summary>
    /// <param name="acceptance">What is accepted by name.</param>
    public bool IsMetBy(Acceptance acceptance)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        return Register == acceptance.Register && Part == acceptance.Part;
    }
}

/// <summary>Why a month cannot be closed. The numbers are never reused.</summary>
public enum ClosingBlockKind
{
    /// <summary>The month is not over, or its days for late data are not.</summary>
    TooSoon = 1,

    /// <summary>The month before it is not closed, though an earlier one is.</summary>
    EarlierMonthOpen = 2,

    /// <summary>A later month is closed already: months before the first closed one stay open.</summary>
    LaterMonthClosed = 3,

    /// <summary>No register counts for the institution in this month.</summary>
    NoRegisters = 4,

    /// <summary>Readings or facts of the register wait to be settled.</summary>
    WaitsForSettlement = 5,

    /// <summary>The level at a boundary is missing.</summary>
    BoundaryMissing = 6,

    /// <summary>The level at a boundary is estimated.</summary>
    BoundaryEstimated = 7,

    /// <summary>The register's completeness is below the gate.</summary>
    Incomplete = 8,
}
