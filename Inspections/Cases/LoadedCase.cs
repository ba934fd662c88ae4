using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Cases;

/// <summary>A case with what lies outside of it and decides about it.</summary>
internal sealed record LoadedCase(CaseFile File, Institution Institution, IReadOnlySet<long> Lapsed, IReadOnlyList<LocalRule> Rules)
{
    /// <summary>The cases a scope sees.</summary>
    /// <remarks>
    /// A tip is seen by those who may read tips. An account of an institution sees a case of its own from the day on which it was
    /// served or announced to it: an inspection that is planned is nobody's business yet.
    /// </remarks>
    public static IQueryable<CaseFile> Seen(StateContext state, Scope scope)
    {
        var institutions = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var files = state.Set<CaseFile>().Where(file => institutions.Contains(file.InstitutionCode));
        if (!scope.May(Permission.ReadTips))
        {
            files = files.Where(file => file.Kind != CaseKind.Tip);
        }

        return IsOfAgency(scope) ? files : files.Where(file => file.KnownFrom != null && file.InstitutionCode == scope.InstitutionCode);
    }

    /// <summary>For whom a scope may make moves; <see langword="null"/>: for nobody.</summary>
    /// <remarks>An officer's account that sees one institution and no region acts for nobody: nobody decides about themselves.</remarks>
    public static MoveActor? ActorOf(Scope scope) =>
        IsOfAgency(scope) && scope.May(Permission.HandleCases) ? MoveActor.Agency
        : IsOfAgency(scope) && scope.May(Permission.Inspect) ? MoveActor.Inspector
        : scope.Role == Role.Institution && scope.May(Permission.SubmitStatements) ? MoveActor.Institution
        : null;

    /// <summary>Whether a scope belongs to an agency: it sees a region, not one institution only.</summary>
    public static bool IsOfAgency(Scope scope) => scope.Role != Role.Institution && scope.RegionPrefix is not null;

    /// <summary>One case of the scope with everything in it, tracked, or <see langword="null"/>.</summary>
    public static async Task<LoadedCase?> FindAsync(StateContext state, Scope scope, long id, DateOnly today, CancellationToken cancellationToken)
    {
        var file = await Seen(state, scope)
            .Include(f => f.Acts.OrderBy(a => a.Number))
            .Include(f => f.Clocks.OrderBy(c => c.Id)).ThenInclude(c => c.Changes.OrderBy(change => change.Id))
            .Include(f => f.Items.OrderBy(i => i.Item))
            .Include(f => f.Findings.OrderBy(i => i.Number))
            .Include(f => f.Violations.OrderBy(i => i.Number))
            .Include(f => f.Recommendations.OrderBy(i => i.Number))
            .Include(f => f.Attachments.OrderBy(i => i.Number))
            .AsSplitQuery().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (file is null)
        {
            return null;
        }

        var institution = await state.Set<Institution>().AsNoTracking().SingleAsync(i => i.Code == file.InstitutionCode, cancellationToken);
        var cited = file.Violations.Select(violation => violation.VerdictId).Append(file.VerdictId).OfType<long>().Distinct().ToList();
        return new LoadedCase(
            file, institution, await LapsedAsync(state, cited, cancellationToken), await RulesAsync(state, file, institution.RegionCode, today, cancellationToken));
    }

    /// <summary>Which of some verdicts no longer hold: the newest finding about the same indicator and year does not say over.</summary>
    public static async Task<IReadOnlySet<long>> LapsedAsync(StateContext state, IReadOnlyCollection<long> verdicts, CancellationToken cancellationToken)
    {
        var standing = await state.Set<Verdict>().Where(cited => verdicts.Contains(cited.Id))
            .Where(cited => state.Set<Verdict>().Any(now => now.Current && now.InstitutionCode == cited.InstitutionCode && now.Year == cited.Year
                && now.Indicator == cited.Indicator && (now.Grade == Grade.Over || now.Grade == Grade.OverLowerBound)))
            .Select(cited => cited.Id).ToListAsync(cancellationToken);
        return verdicts.Except(standing).ToHashSet();
    }

    // A case that has begun under a rule goes on under it.
    private static async Task<IReadOnlyList<LocalRule>> RulesAsync(
        StateContext state, CaseFile file, string regionCode, DateOnly today, CancellationToken cancellationToken)
    {
        if (file.Kind != CaseKind.Explanation)
        {
            return [];
        }

        var rules = await state.Set<LocalRule>().AsNoTracking().OrderBy(rule => rule.Id).ToListAsync(cancellationToken);
        return [.. rules.Where(rule => file.LocalRuleId is { } own ? rule.Id == own : rule.Holds(today, regionCode))];
    }
}
