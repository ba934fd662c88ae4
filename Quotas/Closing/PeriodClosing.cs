namespace EnergyQuota.Quotas.Closing;

/// <summary>The head of a closing (结账): an institution's month that no longer changes. Its registers lie in the ledger.</summary>
/// <remarks>Never changed and never removed; what is learnt later becomes adjustments.</remarks>
public sealed class PeriodClosing
{
    /// <summary>The number of the closing.</summary>
    public long Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; set; }

    /// <summary>The closing's name in the ledger; see <see cref="NameOf"/>.</summary>
    public required string Name { get; set; }

    /// <summary>How many registers it has; more than 0.</summary>
    public required int Registers { get; set; }

    /// <summary>SHA-256 over its registers; see <see cref="Metering.Closing.DayDigest"/>.</summary>
    public required string Digest { get; set; }

    /// <summary>The boundary formula and the metered exclusions as they were, as JSON.</summary>
    public required string FormulaJson { get; set; }

    /// <summary>What an officer accepted by name, with reasons, as JSON: a list of <see cref="AcceptedPart"/>.</summary>
    public required string AcceptedJson { get; set; }

    /// <summary>The account that closed it.</summary>
    public required string ClosedBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset ClosedAt { get; set; }

    /// <summary>The name of a closing: the same at every attempt, so that an attempt that was stopped is found again.</summary>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="month">The month.</param>
    public static string NameOf(string institutionCode, Metering.Month month) => $"{institutionCode}/{month}";
}

/// <summary>Something weak that an officer accepted, as it is stored.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Part">What of it.</param>
/// <param name="Reason">Why.</param>
public sealed record AcceptedPart(string Meter, string Register, Metering.Closing.ClosingPart Part, string Reason);
