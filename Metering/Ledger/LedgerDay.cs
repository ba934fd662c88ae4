namespace EnergyQuota.Metering.Ledger;

/// <summary>What one register consumed on one day, and how well that is known. The current row; earlier ones are history.</summary>
/// <remarks>
/// The four kinds of hours are disjoint: measured + estimated + manual + missing = expected. The days of a register add
/// up to its register difference as design law 2 demands: Σ days = last − first + wraps + replacement steps − held.
/// </remarks>
public sealed record LedgerDay
{
    /// <summary>The register.</summary>
    public required RegisterId Register { get; init; }

    /// <summary>The day in the register's zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The amount in register units, before the multiplier. Negative only after corrections.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The amount after the multiplier, in the base unit of the register's unit (kWh, m³, GJ, kg).</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Hours of this day at all: 24, or 23 to 25 where clocks change.</summary>
    public required int ExpectedHours { get; init; }

    /// <summary>Hours covered by readings no further apart than the allowed gap; the partly covered first and last hour of a series count.</summary>
    public required int MeasuredHours { get; init; }

    /// <summary>Hours touched by an estimated span.</summary>
    public required int EstimatedHours { get; init; }

    /// <summary>Hours known from a bill only, or resting on a reading taken by hand.</summary>
    public int ManualHours { get; init; }

    /// <summary>Of the measured hours, those resting on a receive-timed reading.</summary>
    public int ReceiveTimedHours { get; init; }

    /// <summary>Hours of which nothing is known.</summary>
    public int MissingHours => ExpectedHours - MeasuredHours - EstimatedHours - ManualHours;

    /// <summary>The classifier's state at the last settled point of this day, to resume from; opaque to the ledger.</summary>
    public string? Checkpoint { get; init; }
}
