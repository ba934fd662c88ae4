namespace EnergyQuota.Metering.Settlement;

/// <summary>A dated fact or decision about a register; one of the derived records.</summary>
/// <param name="At">The instant it holds from, or the first point of what is decided. UTC.</param>
public abstract record RegisterEvent(DateTimeOffset At);

/// <summary>The meter was replaced (换表). Both registers count as readings at that instant.</summary>
/// <param name="At">The instant of the replacement. A reading before it is the old meter's.</param>
/// <param name="Final">What the old register showed at the end, in register units.</param>
/// <param name="First">What the new register showed at the start, in register units.</param>
public sealed record Replacement(DateTimeOffset At, decimal Final, decimal First) : RegisterEvent(At);

/// <summary>The transformer ratio changed.</summary>
/// <param name="At">The instant from which the new factor holds.</param>
/// <param name="Factor">The new factor, more than zero.</param>
public sealed record MultiplierChange(DateTimeOffset At, decimal Factor) : RegisterEvent(At);

/// <summary>A person read the register (手抄表). It counts as a reading of that instant, whose time is <see cref="TimeBasis.Manual"/>.</summary>
/// <param name="At">The instant at which it was read.</param>
/// <param name="Value">What the register showed, in register units.</param>
public sealed record HandReading(DateTimeOffset At, decimal Value) : RegisterEvent(At);

/// <summary>An officer's decision on a disturbance, named by its first point.</summary>
/// <param name="At">The first point of what is decided.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Value">
/// <see cref="DecisionKind.Reset"/>: the amount to book across the fall (default 0);
/// <see cref="DecisionKind.Wrap"/>: the number of turns (default 1);
/// <see cref="DecisionKind.Correct"/>: the right value at that time; otherwise unused.
/// </param>
public sealed record Decision(DateTimeOffset At, DecisionKind Kind, decimal? Value = null) : RegisterEvent(At);

/// <summary>What an officer can decide. The numbers are stored and never reused.</summary>
public enum DecisionKind
{
    /// <summary>The fall is a reset: a new segment; the amount given is booked across the fall.</summary>
    Reset = 1,

    /// <summary>The fall is a number of whole turns of the register.</summary>
    Wrap = 2,

    /// <summary>The low points were a fault and are dropped.</summary>
    Glitch = 3,

    /// <summary>The jump is real consumption and is booked.</summary>
    Accept = 4,

    /// <summary>The jump is no consumption and is not booked.</summary>
    Reject = 5,

    /// <summary>The register showed another value at that time.</summary>
    Correct = 6,

    /// <summary>What was received for that time is void (作废): as if it had never come. A hand reading of that time stays.</summary>
    Void = 7,
}
