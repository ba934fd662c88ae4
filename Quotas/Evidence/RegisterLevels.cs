using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>What a register showed at the beginning and the end of a month of a verdict's period, found from the readings themselves.</summary>
/// <param name="Register">The register.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="From">First day of the month, or of the period where that begins within it, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
public sealed record RegisterLevels(RegisterId Register, MeasureUnit Unit, DateOnly From, DateOnly To)
{
    /// <summary>The register at the beginning.</summary>
    public required BoundaryLevel Start { get; init; }

    /// <summary>The register at the end.</summary>
    public required BoundaryLevel End { get; init; }

    /// <summary>The month is closed: the levels are those of its closing, whatever came later.</summary>
    public bool AsClosed { get; init; }

    /// <summary>Where the register turns over; <see langword="null"/>: not known.</summary>
    public decimal? Modulus { get; init; }

    /// <summary>The factor that holds all the while; <see langword="null"/> where it changes in between.</summary>
    public decimal? Factor { get; init; }

    /// <summary>The replacements in between, ascending.</summary>
    public IReadOnlyList<Replacement> Replacements { get; init; } = [];
}
