using EnergyQuota.Inspections.Law;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Cases as an account sees them.</summary>
/// <param name="states">The state database.</param>
/// <param name="time">The clock.</param>
/// <param name="site">Settings of the site; days are those of its zone.</param>
public sealed class CaseBook(IDbContextFactory<StateContext> states, TimeProvider time, IOptions<SiteOptions> site)
{
    private const int LongestList = 1_000;

    private static readonly CaseKind[] Follow = [CaseKind.Inspection, CaseKind.Opinion, CaseKind.Audit];

    /// <summary>Whether an account handles cases: an officer or administrator whose scope is a region.</summary>
    /// <param name="scope">The account.</param>
    public static bool Handles(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return LoadedCase.ActorOf(scope) == MoveActor.Agency;
    }

    /// <summary>Lists cases, newest first.</summary>
    /// <param name="scope">Who asks; cases outside it are left out, and tips unless it handles cases.</param>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<CaseRow>> ListAsync(Scope scope, CaseFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(filter);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var files = await Kept(state, scope, filter).AsNoTracking().Include(f => f.Clocks)
            .OrderByDescending(f => f.OpenedAt).ThenByDescending(f => f.Id)
            .Skip(Math.Max(filter.Offset, 0)).Take(Math.Clamp(filter.Limit, 1, LongestList)).ToListAsync(cancellationToken);
        return [.. files.Select(static f => new CaseRow(f.Id, f.Kind, f.State, f.InstitutionCode, f.Year, f.OpenedAt, f.Clock?.Due, f.Clock is { Due: null }))];
    }

    /// <summary>Counts the cases a filter keeps, on all pages.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="filter">Which; its part does not count.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<int> CountAsync(Scope scope, CaseFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(filter);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await Kept(state, scope, filter).CountAsync(cancellationToken);
    }

    /// <summary>Current verdicts that say over, also as a lower bound, and for which no explanation was asked; newest year first.</summary>
    /// <param name="scope">Who asks; an account that handles no cases is told none.</param>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<Verdict>> OverAsync(Scope scope, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!LoadedCase.IsOfAgency(scope))
        {
            return [];
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var asked = state.Set<CaseFile>().Where(f => f.Kind == CaseKind.Explanation && f.State != CaseState.Withdrawn)
            .Join(state.Set<Verdict>(), f => f.VerdictId, v => v.Id, (_, v) => v);
        var over = await state.Set<Verdict>().AsNoTracking()
            .Where(v => v.Current && (v.Grade == Grade.Over || v.Grade == Grade.OverLowerBound) && seen.Contains(v.InstitutionCode))
            .Where(v => !asked.Any(a => a.InstitutionCode == v.InstitutionCode && a.Year == v.Year && a.Indicator == v.Indicator))
            .OrderByDescending(v => v.Year).ThenBy(v => v.InstitutionCode).ThenBy(v => v.Indicator)
            .Take(Math.Clamp(limit, 1, LongestList)).ToListAsync(cancellationToken);
        await Finalities.MarkAsync(state, over, cancellationToken);
        return over;
    }

    /// <summary>The explanation that was asked for on a verdict, or on an earlier revision of it.</summary>
    /// <param name="scope">Who asks; what it does not see is left out.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The case, or <see langword="null"/> where none was opened or it was withdrawn.</returns>
    public async Task<CaseLink?> ExplanationOfAsync(Scope scope, Verdict verdict, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(verdict);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var same = state.Set<Verdict>().Where(v => v.InstitutionCode == verdict.InstitutionCode && v.Year == verdict.Year && v.Indicator == verdict.Indicator).Select(v => v.Id);
        return await LoadedCase.Seen(state, scope)
            .Where(f => f.Kind == CaseKind.Explanation && f.State != CaseState.Withdrawn && f.VerdictId != null && same.Contains(f.VerdictId.Value))
            .OrderByDescending(f => f.Id).Select(f => new CaseLink(f.Id, f.Kind, f.State)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>One case with everything in it, or <see langword="null"/> where the scope sees none of this number.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="id">The case.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<CaseRecord?> FindAsync(Scope scope, long id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var today = CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (await LoadedCase.FindAsync(state, scope, id, today, cancellationToken) is not { } loaded)
        {
            return null;
        }

        state.ChangeTracker.Clear();
        var file = loaded.File;
        var situation = CaseFacts.Of(file, today, loaded.Lapsed, loaded.Rules);
        var verdict = file.VerdictId is { } verdictId
            ? await state.Set<Verdict>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == verdictId, cancellationToken) : null;
        var links = await LoadedCase.Seen(state, scope).Where(f => f.ParentId == file.Id || f.Id == file.ParentId).OrderBy(f => f.Id)
            .Select(f => new CaseLink(f.Id, f.Kind, f.State)).ToListAsync(cancellationToken);
        if (!LoadedCase.IsOfAgency(scope))
        {
            Shorten(file);
        }

        return new CaseRecord(file, loaded.Institution, today)
        {
            Verdict = verdict,
            VerdictLapsed = situation.VerdictLapsed,
            StandingViolations = [.. file.Violations.Where(violation => CaseFacts.Stands(violation, loaded.Lapsed)).Select(static violation => violation.Number)],
            Moves = Moves(scope, situation),
            Parent = links.FirstOrDefault(link => link.Id == file.ParentId),
            Children = [.. links.Where(link => link.Id != file.ParentId)],
            LocalRule = file.LocalRuleId is null ? null : loaded.Rules.FirstOrDefault(rule => rule.Id == file.LocalRuleId),
            MayOpen = LoadedCase.ActorOf(scope) == MoveActor.Agency ? [.. Follow.Where(kind => Opening.MayFollow(kind, file.Kind, file.State))] : [],
        };
    }

    private static List<OpenMove> Moves(Scope scope, CaseSituation situation)
    {
        var actor = LoadedCase.ActorOf(scope);
        return
        [
            .. MoveTable.From(situation).Where(rule => actor is { } known && MoveTable.MayMake(rule, known))
                .Select(rule => new OpenMove(rule, rule.Needs.Where(need => !situation.Holds(need)).Select(static need => (Precondition?)need).FirstOrDefault())),
        ];
    }

    // What happened before the institution came to know of the case is the agency's own.
    private static void Shorten(CaseFile file)
    {
        var from = file.KnownFrom ?? int.MaxValue;
        file.Acts.RemoveAll(act => act.Number < from);
        file.Attachments.RemoveAll(attachment => attachment.ActNumber < from);
        (file.Informant, file.Cause) = ("", null);
    }

    private static IQueryable<CaseFile> Kept(StateContext state, Scope scope, CaseFilter filter)
    {
        var files = LoadedCase.Seen(state, scope)
            .Where(f => (filter.Kind == null || f.Kind == filter.Kind)
                && (filter.State == null || f.State == filter.State)
                && (filter.InstitutionCode == null || f.InstitutionCode == filter.InstitutionCode)
                && (!filter.OpenOnly || !CaseStates.SettledStates.Contains(f.State)));
        if (filter.Search is not { Length: > 0 } search)
        {
            return files;
        }

        var number = long.TryParse(search, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : -1;
        var named = state.Set<Institution>().Where(i => i.Code.Contains(search) || i.NameZh.Contains(search) || i.NameEn.Contains(search)).Select(i => i.Code);
        return files.Where(f => f.Id == number || named.Contains(f.InstitutionCode));
    }
}
