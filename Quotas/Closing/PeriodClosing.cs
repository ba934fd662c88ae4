namespace EnergyQuota.Quotas.Closing;

/// <summary>The head of a closing (结账): an institution's month that no longer changes. Its registers lie in the ledger.</summary>
/// <remarks>What is learnt later becomes adjustments. Only reopening writes into it, once; see <see cref="ClosingHead"/>.</remarks>
public sealed class PeriodClosing : ClosingHead
{
    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; set; }

    /// <summary>The closing's name in the ledger; see <see cref="NameOf"/>.</summary>
    public required string Name { get; set; }

    /// <summary>How many registers it has; more than 0.</summary>
    public required int Registers { get; set; }

    /// <summary>The boundary formula and the metered exclusions as they were, as JSON.</summary>
    public required string FormulaJson { get; set; }

    /// <summary>What an officer accepted by name, with reasons, as JSON: a list of <see cref="AcceptedPart"/>.</summary>
    public required string AcceptedJson { get; set; }

    /// <summary>The name of a closing: the same at every attempt, so that an attempt that was stopped is found again, and another for each edition.</summary>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="month">The month.</param>
    /// <param name="edition">The edition; 1 or more.</param>
    public static string NameOf(string institutionCode, Metering.Month month, int edition) =>
        edition == 1 ? $"{institutionCode}/{month}" : FormattableString.Invariant($"{institutionCode}/{month}/{edition}");
}

/// <summary>Something weak that an officer accepted, as it is stored.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Part">What of it.</param>
/// <param name="Reason">Why.</param>
public sealed record AcceptedPart(string Meter, string Register, Metering.Closing.ClosingPart Part, string Reason);
