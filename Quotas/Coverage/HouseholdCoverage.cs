namespace EnergyQuota.Quotas.Coverage;

/// <summary>Metering by household (分户): has the institution meters of its own, and whom do they serve within it.</summary>
/// <param name="OwnTerms">How many registers the formula in force adds whole.</param>
/// <param name="SharedTerms">How many it adds by a share: those are allocated, not metered.</param>
/// <param name="Amounts">
/// Electricity by building, department or tenant that the registry names, kWh, each counted once; empty where it names none.
/// </param>
/// <param name="Answer">How far article 14 is met in this: by the institution's own meters.</param>
public sealed record HouseholdCoverage(
    int OwnTerms, int SharedTerms, IReadOnlyDictionary<string, decimal> Amounts, CoverageAnswer Answer);
