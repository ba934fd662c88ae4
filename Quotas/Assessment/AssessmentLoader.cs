using System.Linq.Expressions;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Assignments;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Loads the facts of many institutions over one period with few questions. The caller has checked the scope.</summary>
/// <param name="state">The state database.</param>
/// <param name="reader">Reads the ledger.</param>
/// <param name="accessTo">Who asks the ledger for the registers of these institutions' boundaries and exclusions.</param>
internal sealed class AssessmentLoader(StateContext state, TermReader reader, Func<IEnumerable<TermSpan>, RegisterAccess> accessTo)
{
    // Beyond so many the database is asked for all of them: a list would be longer than a statement may be.
    private const int NamedAtMost = 500;

    /// <summary>The heating season by which heating is judged; none is set where the settings name none.</summary>
    public StandardOptions Seasons { get; init; } = new();

    /// <summary>The rules, with every standard's rows.</summary>
    public static async Task<AssessmentRules> RulesAsync(StateContext state, decimal gate, CancellationToken cancellationToken)
    {
        var standards = await state.Set<QuotaStandard>().AsNoTracking().Include(s => s.Rows).Include(s => s.Corrections)
            .AsSplitQuery().OrderBy(s => s.Code).ToListAsync(cancellationToken);
        var sets = await state.Set<CoefficientSet>().AsNoTracking().Include(s => s.Entries).ToListAsync(cancellationToken);
        var assigned = await state.Set<RowAssignment>().AsNoTracking().Where(a => !a.Automatic).ToListAsync(cancellationToken);
        return new AssessmentRules(standards, sets.ToDictionary(s => s.Id), gate) { Assigned = assigned.ToLookup(a => a.InstitutionCode) };
    }

    /// <summary>The facts of institutions over a period; over a whole calendar year with the heating season that ends in it.</summary>
    /// <param name="institutions">The institutions.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IReadOnlyList<AssessmentInput>> LoadAsync(
        IReadOnlyList<Institution> institutions, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var inputs = await LoadPeriodAsync(institutions, from, to, cancellationToken);
        var heated = inputs.Where(i => i.Exclusions.Any(e => e.Exclusion.Kind == ExclusionKind.Heating)).Select(i => i.Institution).ToList();
        if (to != from.AddYears(1) || heated.Count == 0 || Seasons.SeasonEndingIn(from.Year) is not var (seasonFrom, seasonTo))
        {
            return inputs;
        }

        var seasons = (await LoadPeriodAsync(heated, seasonFrom, seasonTo, cancellationToken)).ToDictionary(i => i.Institution.Code);
        return [.. inputs.Select(i => seasons.TryGetValue(i.Institution.Code, out var season) ? i with { HeatingSeason = season } : i)];
    }

    private async Task<IReadOnlyList<AssessmentInput>> LoadPeriodAsync(
        IReadOnlyList<Institution> institutions, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var codes = institutions.Count <= NamedAtMost ? institutions.Select(i => i.Code).ToList() : null;

        // A fact that ended before the period still decides: the one that it corrected or followed does not come back.
        var facts = (await Of(state.Set<InstitutionFact>().AsNoTracking().Where(f => f.From < to && f.State == ApprovalState.Approved), codes, f => codes!.Contains(f.InstitutionCode))
            .ToListAsync(cancellationToken)).ToLookup(f => f.InstitutionCode);
        var excluding = Of(
            state.Set<BoundaryExclusion>().AsNoTracking().Where(e => e.From < to && (e.To == null || e.To > from) && e.State == ApprovalState.Approved), codes, e => codes!.Contains(e.InstitutionCode));
        var exclusions = await excluding.OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var terms = await BoundaryReader.ReadAsync(state, codes, from, to, cancellationToken);
        var excluded = await CutAsync(exclusions, excluding, from, to, cancellationToken);
        TermSpan[] asked = [.. terms, .. excluded.Select(e => e.Term)];
        var evidence = await reader.ReadAsync(accessTo(asked), asked, from, cancellationToken);
        var known = evidence.Take(terms.Count).ToLookup(e => e.Term.Owner);
        var consumed = excluded.Select((e, index) => (e.Exclusion.Id, Evidence: evidence[terms.Count + index])).ToDictionary(e => e.Id, e => e.Evidence);
        var byOwner = exclusions.ToLookup(e => e.InstitutionCode);
        return [.. institutions.AsParallel().AsOrdered().Select(institution => new AssessmentInput
        {
            Institution = institution,
            From = from,
            To = to,
            Facts = [.. facts[institution.Code]],
            Terms = [.. known[institution.Code].Select(e => e.Term)],
            Evidence = [.. known[institution.Code]],
            Totals = ConsumptionMath.Totals(known[institution.Code], from, to),
            Exclusions = [.. byOwner[institution.Code].Select(e => ConsumedBy(e, consumed.GetValueOrDefault(e.Id), from, to))],
        })];
    }

    private static IQueryable<T> Of<T>(IQueryable<T> all, List<string>? codes, Expression<Func<T, bool>> named) => codes is null ? all : all.Where(named);

    private static ExcludedConsumption ConsumedBy(BoundaryExclusion exclusion, TermEvidence? evidence, DateOnly from, DateOnly to) =>
        new(exclusion, evidence is null ? null : ConsumptionMath.Totals([evidence], from, to)[0]) { Evidence = evidence };

    private async Task<IReadOnlyList<(BoundaryExclusion Exclusion, TermSpan Term)>> CutAsync(
        IEnumerable<BoundaryExclusion> exclusions, IQueryable<BoundaryExclusion> excluding, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var metered = exclusions.Where(e => e is { MeterCode: not null, EnergyType: not null }).ToList();
        var units = await BoundaryReader.UnitsAsync(state, excluding.Where(e => e.MeterCode != null).Select(e => e.MeterCode!), cancellationToken);
        return [.. metered.Select(e => (Exclusion: e, Term: TermSpan.Cut(e, units, from, to))).Where(e => e.Term is not null).Select(e => (e.Exclusion, e.Term!))];
    }
}
