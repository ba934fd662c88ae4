namespace EnergyQuota.Metering.Closing;

/// <summary>A register's month as it was closed. Written once, never changed (design law 5).</summary>
/// <param name="Closing">The name of the closing: whose month it belongs to.</param>
/// <param name="Register">The register.</param>
/// <param name="Month">The month, in the register's zone.</param>
/// <param name="Start">The register at the beginning.</param>
/// <param name="End">The register at the end, where the next month begins.</param>
/// <param name="Figures">What its days say together.</param>
/// <param name="ExpectedHours">The hours of the month.</param>
/// <param name="Sha256">The digest of its day rows; see <see cref="DayDigest"/>.</param>
public sealed record ClosedRegister(
    string Closing, RegisterId Register, Month Month, BoundaryLevel Start, BoundaryLevel End, MonthFigures Figures, int ExpectedHours, string Sha256);

/// <summary>A register that is to be closed, with its levels at the boundaries.</summary>
/// <param name="Register">The register.</param>
/// <param name="Start">The register at the beginning of the month.</param>
/// <param name="End">The register at its end.</param>
/// <param name="ExpectedHours">The hours of the month; more than 0.</param>
public sealed record RegisterToClose(RegisterId Register, BoundaryLevel Start, BoundaryLevel End, int ExpectedHours);
