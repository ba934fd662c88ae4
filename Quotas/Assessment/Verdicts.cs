using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Verdicts and standings from the state database.</summary>
/// <param name="states">The state database.</param>
public sealed class Verdicts(IDbContextFactory<StateContext> states) : IVerdicts
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Verdict>> OfYearAsync(Scope scope, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return await MarkedAsync(state, state.Set<Verdict>().AsNoTracking()
            .Where(v => v.Year == year && v.Current && seen.Contains(v.InstitutionCode))
            .OrderBy(v => v.InstitutionCode).ThenBy(v => v.Indicator), cancellationToken);
    }

    /// <summary>The current verdicts of some institutions in a year, ordered by institution and indicator.</summary>
    /// <param name="scope">Who asks; institutions outside it are left out.</param>
    /// <param name="institutionCodes">The institutions.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<Verdict>> OfManyAsync(Scope scope, IReadOnlyCollection<string> institutionCodes, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Where(i => EF.Parameter(institutionCodes).Contains(i.Code)).Select(i => i.Code);
        return await MarkedAsync(state, state.Set<Verdict>().AsNoTracking()
            .Where(v => v.Year == year && v.Current && seen.Contains(v.InstitutionCode))
            .OrderBy(v => v.InstitutionCode).ThenBy(v => v.Indicator), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FoundGrade>> GradesAsync(Scope scope, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var found = await state.Set<Verdict>().Where(v => v.Year == year && v.Current && seen.Contains(v.InstitutionCode))
            .OrderBy(v => v.InstitutionCode).ThenBy(v => v.Indicator)
            .Select(v => new { v.Id, v.InstitutionCode, v.Grade, v.Value, v.Constraint }).ToListAsync(cancellationToken);
        var closings = state.Set<YearClosing>().InForce().Where(c => c.Year == year);
        var closed = (await closings.Select(c => c.InstitutionCode).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var final = (await closings.SelectMany(c => c.Verdicts).Select(v => v.VerdictId).ToListAsync(cancellationToken)).ToHashSet();
        return found.ConvertAll(v => new FoundGrade(
            v.InstitutionCode, v.Grade, v.Value, v.Constraint, FinalityRule.Of(true, closed.Contains(v.InstitutionCode), final.Contains(v.Id))));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Verdict>> OfInstitutionAsync(
        Scope scope, string institutionCode, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return await MarkedAsync(state, state.Set<Verdict>().AsNoTracking()
            .Where(v => v.InstitutionCode == institutionCode && seen.Contains(v.InstitutionCode))
            .OrderByDescending(v => v.Year).ThenBy(v => v.Indicator).ThenByDescending(v => v.Revision), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Standing>> StandingsAsync(Scope scope, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return await state.Set<Standing>().AsNoTracking()
            .Where(s => s.Year == year && seen.Contains(s.InstitutionCode))
            .OrderBy(s => s.InstitutionCode).ThenBy(s => s.Indicator).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Standing>> StandingsOfAsync(
        Scope scope, string institutionCode, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return await state.Set<Standing>().AsNoTracking()
            .Where(s => s.Year == year && s.InstitutionCode == institutionCode && seen.Contains(s.InstitutionCode))
            .OrderBy(s => s.Indicator).ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<Verdict>> MarkedAsync(StateContext state, IQueryable<Verdict> asked, CancellationToken cancellationToken)
    {
        var verdicts = await asked.ToListAsync(cancellationToken);
        await Finalities.MarkAsync(state, verdicts, cancellationToken);
        return verdicts;
    }
}
