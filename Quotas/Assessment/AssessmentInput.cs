using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Assignments;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>The facts of one institution over one period: all that a finding may depend on beside the rules.</summary>
public sealed record AssessmentInput
{
    /// <summary>The institution.</summary>
    public required Institution Institution { get; init; }

    /// <summary>First day of the period, inclusive.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the period, exclusive; the first day of the next year for a closed year.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Floor area, people and so on, all dates.</summary>
    public required IReadOnlyList<InstitutionFact> Facts { get; init; }

    /// <summary>What is to be taken out, with what its registers used in the period.</summary>
    public IReadOnlyList<ExcludedConsumption> Exclusions { get; init; } = [];

    /// <summary>The boundary terms that hold in the period.</summary>
    public required IReadOnlyList<TermSpan> Terms { get; init; }

    /// <summary>What the ledger knows of each term's register, in the order of <see cref="Terms"/>; empty where only totals are known.</summary>
    public IReadOnlyList<TermEvidence> Evidence { get; init; } = [];

    /// <summary>Closed months of its registers of which something else is known now; the totals are as closed.</summary>
    public IReadOnlyList<ClosedDifference> Adjustments { get; init; } = [];

    /// <summary>What the boundary consumed in the period, per energy type and unit.</summary>
    public required IReadOnlyList<ConsumptionTotal> Totals { get; init; }

    /// <summary>The facts over the heating season that ends in the year; <see langword="null"/> where none is set or nothing is judged by it.</summary>
    public AssessmentInput? HeatingSeason { get; init; }
}

/// <summary>An exclusion and what its register used.</summary>
/// <param name="Exclusion">The exclusion.</param>
/// <param name="Consumption">What its register used on the days it holds, or <see langword="null"/> where it has none.</param>
public sealed record ExcludedConsumption(BoundaryExclusion Exclusion, ConsumptionTotal? Consumption)
{
    /// <summary>What the ledger knows of its register; <see langword="null"/> where it has none.</summary>
    public TermEvidence? Evidence { get; init; }
}

/// <summary>The rules in force: standards with their rows, coefficient sets, and how complete data must be.</summary>
/// <param name="Standards">All standards with their rows.</param>
/// <param name="CoefficientSets">All coefficient sets by name.</param>
/// <param name="Gate">The least completeness at which a period is judged, 0 to 1. See <see cref="QuotaOptions.CompletenessGate"/>.</param>
public sealed record AssessmentRules(
    IReadOnlyList<QuotaStandard> Standards, IReadOnlyDictionary<string, CoefficientSet> CoefficientSets, decimal Gate)
{
    private static readonly ILookup<string, RowAssignment> NoneAssigned = Enumerable.Empty<RowAssignment>().ToLookup(a => a.InstitutionCode);

    /// <summary>Which row an officer has decided on, by institution; see <see cref="RowAssignment"/>.</summary>
    public ILookup<string, RowAssignment> Assigned { get; init; } = NoneAssigned;
}
