namespace EnergyQuota.Metering.Closing;

/// <summary>A register at the boundary of a period.</summary>
/// <param name="Level">The register, in its own unit; <see langword="null"/> where it is missing or billed.</param>
/// <param name="Basis">How it is known.</param>
public readonly record struct BoundaryLevel(decimal? Level, BoundaryBasis Basis)
{
    /// <summary>Nothing is known.</summary>
    public static readonly BoundaryLevel Missing = new(null, BoundaryBasis.Missing);

    /// <summary>Whether an officer must accept it by name before the period can be closed (design law 5).</summary>
    public bool NeedsAcceptance => Basis is BoundaryBasis.Missing or BoundaryBasis.Estimated;
}
