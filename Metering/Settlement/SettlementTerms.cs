namespace EnergyQuota.Metering.Settlement;

/// <summary>The terms of design law 2, in register units: total = last − first + wraps + replacement steps − held.</summary>
/// <param name="First">The first good register; <see langword="null"/> where there is none.</param>
/// <param name="Last">The last good register; <see langword="null"/> where there is none.</param>
/// <param name="Wraps">Whole turns of the register, each its modulus.</param>
/// <param name="ReplacementSteps">The sum of final − first over all replacements.</param>
/// <param name="Held">The register difference that is not booked: positive for a jump, negative for a fall.</param>
public sealed record SettlementTerms(decimal? First, decimal? Last, decimal Wraps, decimal ReplacementSteps, decimal Held)
{
    /// <summary>No reading, no consumption.</summary>
    public static readonly SettlementTerms None = new(null, null, 0m, 0m, 0m);

    /// <summary>Last − first, 0 where there is none.</summary>
    public decimal LastMinusFirst => (Last ?? 0m) - (First ?? 0m);

    /// <summary>What was consumed, before the multiplier.</summary>
    public decimal Total => LastMinusFirst + Wraps + ReplacementSteps - Held;

    /// <summary>The terms of two parts of a series, of which the second begins where the first ends.</summary>
    /// <param name="later">The later part.</param>
    public SettlementTerms Then(SettlementTerms later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return new SettlementTerms(
            First ?? later.First,
            later.Last ?? Last,
            Wraps + later.Wraps,
            ReplacementSteps + later.ReplacementSteps,
            Held + later.Held);
    }
}
