using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Inspections.Papers.Sources;

/// <summary>Issues and drafts the papers of cases: takes the facts from the case, gives them to the register.</summary>
/// <param name="sources">Where facts come from.</param>
/// <param name="papers">The register.</param>
public sealed class CasePapers(IEnumerable<IPaperSource> sources, IPapers papers)
{
    private readonly Dictionary<PaperKind, IPaperSource> _sources = sources.ToDictionary(static source => source.Kind);

    /// <summary>Issues the paper of a case.</summary>
    /// <param name="scope">Who issues it.</param>
    /// <param name="kind">The kind of paper.</param>
    /// <param name="caseId">The number of the case.</param>
    /// <param name="replaces">The paper it takes the place of, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops it; the paper is then issued whole or not at all.</param>
    public async Task<IssueResult> IssueAsync(Scope scope, PaperKind kind, long caseId, PaperReplacement? replaces, CancellationToken cancellationToken)
    {
        var sourced = await FactsAsync(scope, kind, caseId, cancellationToken);
        return sourced.Facts is { } facts ? await papers.IssueAsync(scope, facts, replaces, cancellationToken)
            : sourced.Faults.Count > 0 ? IssueResult.Refused(sourced.Faults)
            : IssueResult.Of(IssueOutcome.NotFound);
    }

    /// <summary>Issues the paper of a case anew, with a number of its own, in place of one that becomes void.</summary>
    /// <param name="scope">Who issues it.</param>
    /// <param name="replaces">The paper it takes the place of, and why.</param>
    /// <param name="cancellationToken">Stops it; then both remain as they were.</param>
    public async Task<IssueResult> ReissueAsync(Scope scope, PaperReplacement replaces, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(replaces);
        return await papers.FindAsync(scope, replaces.PaperId, cancellationToken) is { } old
            ? await IssueAsync(scope, old.Kind, old.CaseId, replaces, cancellationToken)
            : IssueResult.Of(IssueOutcome.NotFound);
    }

    /// <summary>Drafts the paper of a case.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="kind">The kind of paper.</param>
    /// <param name="caseId">The number of the case.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DraftResult> DraftAsync(Scope scope, PaperKind kind, long caseId, CancellationToken cancellationToken)
    {
        var sourced = await FactsAsync(scope, kind, caseId, cancellationToken);
        return sourced.Facts is { } facts
            ? await papers.DraftAsync(scope, facts, cancellationToken)
            : new DraftResult(sourced.Faults.Count > 0 ? IssueOutcome.Refused : IssueOutcome.NotFound, null, sourced.Faults);
    }

    private async Task<SourcedFacts> FactsAsync(Scope scope, PaperKind kind, long caseId, CancellationToken cancellationToken) =>
        _sources.TryGetValue(kind, out var source) ? await source.FactsAsync(scope, caseId, cancellationToken) : SourcedFacts.NotFound;
}
