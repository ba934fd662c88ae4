using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Inspections.Papers.Sources;

/// <summary>Where the facts of one kind of paper come from: one class for each kind of case.</summary>
public interface IPaperSource
{
    /// <summary>The kind of paper it has the facts of.</summary>
    PaperKind Kind { get; }

    /// <summary>The facts of a case as they stand now.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="caseId">The number of the case.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<SourcedFacts> FactsAsync(Scope scope, long caseId, CancellationToken cancellationToken);
}

/// <summary>The facts of a case, or why there are none.</summary>
/// <param name="Facts">The facts; <see langword="null"/> where the case is not seen, or <paramref name="Faults"/> say why no paper is due.</param>
/// <param name="Faults">Why no paper is due.</param>
public sealed record SourcedFacts(PaperFacts? Facts, IReadOnlyList<PaperFault> Faults)
{
    /// <summary>The scope sees no such case.</summary>
    public static SourcedFacts NotFound { get; } = new(null, []);

    /// <summary>No paper is due.</summary>
    /// <param name="zh">Why, in Chinese.</param>
    /// <param name="en">Why, in English.</param>
    public static SourcedFacts NotDue(string zh, string en) => new(null, [new PaperFault(zh, en)]);
}
