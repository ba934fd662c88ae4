using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Joins verdicts with the closings of their years: nothing about it is stored with the verdict, which the assessment writes.</summary>
public static class Finalities
{
    // Beyond so many institutions the closings of the years are asked for as a whole: a list would be longer than a statement may be.
    private const int NamedAtMost = 500;

    /// <summary>Writes into verdicts whether they are final.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="verdicts">The verdicts; the caller has checked the scope.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task MarkAsync(StateContext state, IReadOnlyList<Verdict> verdicts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(verdicts);
        var years = verdicts.Select(v => v.Year).Distinct().ToList();
        var codes = verdicts.Select(v => v.InstitutionCode).Distinct().ToList();
        var closings = state.Set<YearClosing>().AsNoTracking().InForce().Where(c => years.Contains(c.Year));
        closings = codes.Count > NamedAtMost ? closings : closings.Where(c => codes.Contains(c.InstitutionCode));
        var closed = (await closings.Select(c => new { c.InstitutionCode, c.Year }).ToListAsync(cancellationToken)).Select(c => (c.InstitutionCode, c.Year)).ToHashSet();
        var final = closed.Count == 0 ? [] : (await closings.SelectMany(c => c.Verdicts).Select(v => v.VerdictId).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var verdict in verdicts)
        {
            verdict.Finality = FinalityRule.Of(verdict, closed.Contains((verdict.InstitutionCode, verdict.Year)), final.Contains);
        }
    }
}
