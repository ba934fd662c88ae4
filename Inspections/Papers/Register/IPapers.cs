using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Inspections.Papers.Register;

/// <summary>The register of official papers. Issuing and declaring void commit together with their audit line.</summary>
public interface IPapers
{
    /// <summary>Issues a paper: fills the template, takes the next number of the agency's year, keeps Word and PDF for ever.</summary>
    /// <remarks>Numbers have no gaps: one that was refused, or stopped on the way, has used none.</remarks>
    /// <param name="scope">Who issues it; needs the permission, the institution and an agency within its area.</param>
    /// <param name="facts">What it says.</param>
    /// <param name="replaces">The paper it takes the place of, which becomes void; <see langword="null"/>: none.</param>
    /// <param name="cancellationToken">Stops it; the paper is then issued whole or not at all.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="IOException">The files cannot be kept, or a template cannot be read.</exception>
    Task<IssueResult> IssueAsync(Scope scope, PaperFacts facts, PaperReplacement? replaces, CancellationToken cancellationToken);

    /// <summary>Draws up the same as a draft: marked on every page, without a number, kept nowhere.</summary>
    /// <param name="scope">Who asks; needs the permission and the institution.</param>
    /// <param name="facts">What it says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">A template cannot be read.</exception>
    Task<DraftResult> DraftAsync(Scope scope, PaperFacts facts, CancellationToken cancellationToken);

    /// <summary>Declares a paper void. Its number stays used and its files stay kept.</summary>
    /// <param name="scope">Who declares it; as for issuing.</param>
    /// <param name="paperId">The paper.</param>
    /// <param name="reason">Why; 1 to 500 characters.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    Task<IssueOutcome> VoidAsync(Scope scope, long paperId, string reason, CancellationToken cancellationToken);

    /// <summary>Lists papers, newest number first.</summary>
    /// <param name="scope">Who asks; papers about institutions outside it are left out.</param>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<PaperPage> ListAsync(Scope scope, PaperFilter filter, CancellationToken cancellationToken);

    /// <summary>Finds a paper.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="paperId">The paper.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Its row, or <see langword="null"/> where the scope sees none.</returns>
    Task<IssuedPaper?> FindAsync(Scope scope, long paperId, CancellationToken cancellationToken);

    /// <summary>Reads a file of a paper and proves its bytes against the hash of the register.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="paperId">The paper.</param>
    /// <param name="form">Which file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<PaperContent> ReadAsync(Scope scope, long paperId, PaperForm form, CancellationToken cancellationToken);
}

/// <summary>A part of the list of papers.</summary>
/// <param name="Total">How many there are in all that fit the filter.</param>
/// <param name="Papers">The part asked for.</param>
public sealed record PaperPage(int Total, IReadOnlyList<IssuedPaper> Papers);
