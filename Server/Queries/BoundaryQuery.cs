using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>An institution's boundary formula with its proof.</summary>
internal sealed class BoundaryQuery(IDbContextFactory<StateContext> states)
{
    /// <summary>Reads the formula and proves it.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">The institution.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The view, or <see langword="null"/> where the scope does not see the institution.</returns>
    /// <remarks>
    /// The proof needs terms of other institutions, and meters upstream and downstream, whether the scope sees them or not. Of
    /// those only what is wrong with this institution's own terms comes out.
    /// </remarks>
    public async Task<BoundaryView?> FindAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var trees = await InstitutionTrees.ReadAsync(scope, state, [code], cancellationToken);
        if (trees.Institutions.Count == 0)
        {
            return null;
        }

        var terms = trees.Terms.Where(term => term.InstitutionCode == code)
            .OrderBy(term => term.EnergyType).ThenBy(term => term.From).ThenBy(term => term.MeterCode, StringComparer.Ordinal).ToList();
        var counted = terms.Select(term => term.MeterCode).ToHashSet(StringComparer.Ordinal);
        var findings = BoundaryProof.Check(trees.Terms, trees.Tree).Where(finding => finding.Terms.Count == 0
            ? finding.Meters.Any(meter => counted.Contains(meter) || trees.Tree.Find(meter)?.InstitutionCode == code)
            : finding.Terms.Any(term => term.InstitutionCode == code)).ToList();
        return new BoundaryView(terms.ConvertAll(term => new BoundaryLine(term, trees.Tree.Find(term.MeterCode))), findings);
    }
}

/// <summary>A boundary formula and its proof.</summary>
/// <param name="Lines">The terms of all dates, by energy type and first day.</param>
/// <param name="Findings">What the proof found wrong; empty where nothing is counted twice.</param>
internal sealed record BoundaryView(IReadOnlyList<BoundaryLine> Lines, IReadOnlyList<BoundaryFinding> Findings);

/// <summary>A term with its meter.</summary>
/// <param name="Term">The term.</param>
/// <param name="Meter">The meter, or <see langword="null"/> where it is not registered.</param>
internal sealed record BoundaryLine(BoundaryTerm Term, Meter? Meter);
