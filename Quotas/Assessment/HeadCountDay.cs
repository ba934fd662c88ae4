using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>The energy users of one day, with the way to the number.</summary>
/// <param name="Persons">How many; <see langword="null"/> where it is not known.</param>
/// <param name="Steps">The items that were added, in a fixed order.</param>
/// <param name="Missing">What is missing: a kind of figure; empty where nothing is.</param>
public sealed record HeadCountDay(decimal? Persons, IReadOnlyList<HeadCountStep> Steps, string Missing);

/// <summary>One item of a head count: persons = value × coefficient.</summary>
/// <param name="FactId">The number of the fact.</param>
/// <param name="Kind">What the fact is.</param>
/// <param name="Subject">The person type; empty for others.</param>
/// <param name="Value">The fact's figure.</param>
/// <param name="Coefficient">By what it is multiplied: day coefficient, occupancy, 1/365.</param>
/// <param name="Persons">The item.</param>
/// <param name="Source">The document of the fact.</param>
public sealed record HeadCountStep(int FactId, InstitutionFactKind Kind, string Subject, decimal Value, decimal Coefficient, decimal Persons, string Source);
