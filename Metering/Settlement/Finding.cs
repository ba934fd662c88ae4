namespace EnergyQuota.Metering.Settlement;

/// <summary>Something in a series that a person should see. One disturbance is one finding, named by its first point.</summary>
/// <param name="Register">The register.</param>
/// <param name="Kind">The kind of fault; a closed list, because it is counted.</param>
/// <param name="At">The first point of the disturbance, UTC.</param>
/// <param name="Amount">The register difference that is held, in register units; <see langword="null"/> where nothing is held.</param>
public sealed record Finding(RegisterId Register, FindingKind Kind, DateTimeOffset At, decimal? Amount);

/// <summary>The closed list of findings. The numbers are stored and never reused.</summary>
public enum FindingKind
{
    /// <summary>Low points dropped, because the register came back.</summary>
    Glitch = 1,

    /// <summary>High points dropped.</summary>
    Spike = 2,

    /// <summary>A lasting rise above the rated maximum; held until an officer decides.</summary>
    Jump = 3,

    /// <summary>A lasting fall; held, and a new segment begins.</summary>
    ResetCandidate = 4,

    /// <summary>Too high or too low at the end of the series; too early to tell, not used yet.</summary>
    Suspect = 5,

    /// <summary>Other values at one time.</summary>
    Conflict = 6,

    /// <summary>Device time outside the limits; the receive time is used.</summary>
    Clock = 7,

    /// <summary>The receive time is before the installation too; not used.</summary>
    BeforeInstallation = 8,

    /// <summary>Below 0; not used.</summary>
    Negative = 9,

    /// <summary>At or above the modulus; not used.</summary>
    AboveModulus = 10,

    /// <summary>The final register of a replacement cannot follow the last reading; that part is held.</summary>
    ReplacementMismatch = 11,

    /// <summary>No reading at a change of multiplier; the span around it is estimated.</summary>
    MultiplierWithoutRegister = 12,
}
