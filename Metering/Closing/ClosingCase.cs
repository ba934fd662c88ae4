namespace EnergyQuota.Metering.Closing;

/// <summary>All that decides whether an institution's month may be closed.</summary>
public sealed record ClosingCase
{
    /// <summary>The month.</summary>
    public required Month Month { get; init; }

    /// <summary>Today, in the site's zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whole days after the month's end that are left to late data; 0 or more.</summary>
    public required int LateDays { get; init; }

    /// <summary>The least completeness of a register that needs no acceptance, 0 to 1.</summary>
    public required decimal CompletenessGate { get; init; }

    /// <summary>The newest month of the institution that is closed, or <see langword="null"/>.</summary>
    public required Month? LastClosed { get; init; }

    /// <summary>This month is closed already.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>The registers of the institution's boundary in the month.</summary>
    public required IReadOnlyList<RegisterMonth> Registers { get; init; }
}

/// <summary>A register's month as it would be closed.</summary>
/// <param name="Register">The register.</param>
/// <param name="Start">Its level at the beginning.</param>
/// <param name="End">Its level at the end.</param>
/// <param name="Figures">What its days say.</param>
/// <param name="ExpectedHours">The hours of the month.</param>
/// <param name="Waiting">A change of this month or an earlier one waits to be settled.</param>
/// <param name="Sha256">The digest of its day rows.</param>
/// <param name="Frozen">It is closed already, with another institution that shares it; the figures are those.</param>
public sealed record RegisterMonth(
    RegisterId Register, BoundaryLevel Start, BoundaryLevel End, MonthFigures Figures, int ExpectedHours, bool Waiting, string Sha256, bool Frozen);

/// <summary>Something weak that an officer accepts by name.</summary>
/// <param name="Register">The register.</param>
/// <param name="Part">What of it.</param>
/// <param name="Reason">Why; not blank, at most 400 characters.</param>
public sealed record Acceptance(RegisterId Register, ClosingPart Part, string Reason);

/// <summary>What of a register's month can be too weak to close. The numbers are stored and never reused.</summary>
public enum ClosingPart
{
    /// <summary>The level at the beginning.</summary>
    Start = 1,

    /// <summary>The level at the end.</summary>
    End = 2,

    /// <summary>The completeness of its days.</summary>
    Completeness = 3,
}
