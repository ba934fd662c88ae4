using EnergyQuota.Metering;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Closings as pages and API show them: institutions of a month with their state, and the units of registers.</summary>
internal sealed class ClosingQuery(
    IDbContextFactory<StateContext> states, ClosingSurvey survey, PeriodCloser closer, Adjustments adjustments, SiteClock clock)
{
    // Beyond so many open months it is only looked what blocks them where somebody asks for just that.
    private const int SurveyedUnasked = 300;

    /// <summary>The first month that can have been closed: before it no reading is believed.</summary>
    public static Month FirstMonth { get; } = new(2000, 1);

    /// <summary>The last month that is over.</summary>
    public Month LastMonth => Month.Of(clock.Today).Previous;

    /// <summary>The month an address names, or the last one that is over where it names none.</summary>
    public Month Named(string? text) =>
        Reporting.ReportRequest.TryMonth(text ?? "", out var month) && month.Year is > 1999 and < 2200 ? month : LastMonth;

    /// <summary>One page of institutions with the state of a month. The database filters by what is closed; what blocks is looked at for many at once.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="month">The month.</param>
    /// <param name="search">Part of a name or code; empty for all.</param>
    /// <param name="wanted">One state only, or <see langword="null"/>.</param>
    /// <param name="skip">How many to pass over; 0 or more.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ClosingPageRows> PageAsync(
        Scope scope, Month month, string search, ClosingState? wanted, int skip, int take, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var sought = Sought(state, scope, search);
        var closed = state.Set<PeriodClosing>().InForce().Where(head => head.Month == month.FirstDay).Select(head => head.InstitutionCode);
        var (all, done) = (await sought.CountAsync(cancellationToken), await sought.CountAsync(institution => closed.Contains(institution.Code), cancellationToken));
        var checks = wanted is ClosingState.Ready or ClosingState.Blocked || all - done <= SurveyedUnasked;
        var open = checks || wanted == ClosingState.Open
            ? await sought.Where(institution => !closed.Contains(institution.Code)).OrderBy(institution => institution.Code).Select(institution => institution.Code).ToListAsync(cancellationToken)
            : [];
        (IReadOnlySet<string> Ready, DateTimeOffset Since)? found = checks ? await survey.ReadyAsync(scope, open, month, cancellationToken) : null;
        var page = wanted switch
        {
            ClosingState.Ready or ClosingState.Blocked => open.Where(code => found!.Value.Ready.Contains(code) == (wanted == ClosingState.Ready)).ToList(),
            ClosingState.Open => open,
            _ => null,
        };
        var shown = page is not null ? state.Seen(scope).Where(institution => EF.Parameter(page.Skip(skip).Take(take).ToList()).Contains(institution.Code))
            : (wanted == ClosingState.Closed ? sought.Where(institution => closed.Contains(institution.Code)) : sought).OrderBy(institution => institution.Code).Skip(skip).Take(take);
        return new ClosingPageRows(
            await RowsAsync(scope, await shown.OrderBy(institution => institution.Code).ToListAsync(cancellationToken), month, cancellationToken),
            page?.Count ?? (wanted == ClosingState.Closed ? done : all),
            new ClosingCounts(all, done, found?.Ready.Count, found?.Since));
    }

    /// <summary>The codes of the institutions whose month is open.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="month">The month.</param>
    /// <param name="search">Part of a name or code; empty for all.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<string>> OpenAsync(Scope scope, Month month, string search, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var closed = state.Set<PeriodClosing>().InForce().Where(head => head.Month == month.FirstDay).Select(head => head.InstitutionCode);
        return await Sought(state, scope, search).Where(institution => !closed.Contains(institution.Code)).OrderBy(institution => institution.Code)
            .Select(institution => institution.Code).ToListAsync(cancellationToken);
    }

    /// <summary>Looks at a month again when it is shown next.</summary>
    /// <param name="month">The month.</param>
    public void Forget(Month month) => survey.Forget(month);

    /// <summary>One institution's month, or <see langword="null"/> where the scope does not see it.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">The institution.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ClosingView?> FindAsync(Scope scope, string code, Month month, CancellationToken cancellationToken) =>
        (await closer.ViewAsync(scope, [code], month, cancellationToken)).SingleOrDefault();

    /// <summary>The units of registers that were found through the scope.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="registers">The registers.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyDictionary<RegisterId, MeasureUnit>> UnitsAsync(Scope scope, IEnumerable<RegisterId> registers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var meters = registers.Select(register => register.Meter).Distinct().ToList();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return (await state.Set<MeterRegister>().AsNoTracking().Where(register => meters.Contains(register.MeterCode)).ToListAsync(cancellationToken))
            .ToDictionary(register => register.Id, register => register.Unit);
    }

    /// <summary>The institutions of a scope that a search means.</summary>
    internal static IQueryable<Institution> Sought(StateContext state, Scope scope, string search)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            return state.Seen(scope);
        }

        var pattern = SearchPattern.Of(search);
        return state.Seen(scope).Where(institution =>
            EF.Functions.Like(institution.NameZh, pattern, SearchPattern.Escape)
            || EF.Functions.Like(institution.NameEn, pattern, SearchPattern.Escape)
            || EF.Functions.Like(institution.Code, pattern, SearchPattern.Escape));
    }

    private async Task<IReadOnlyList<ClosingRow>> RowsAsync(Scope scope, List<Institution> institutions, Month month, CancellationToken cancellationToken)
    {
        var views = (await closer.ViewAsync(scope, institutions.ConvertAll(institution => institution.Code), month, cancellationToken)).ToDictionary(view => view.InstitutionCode);
        var pending = (await adjustments.DifferencesAsync(scope, month, month, cancellationToken)).Where(row => !row.Pending.IsNone)
            .SelectMany(row => row.Institutions).ToHashSet(StringComparer.Ordinal);
        return institutions.ConvertAll(institution => new ClosingRow(institution, views[institution.Code], pending.Contains(institution.Code)));
    }
}

/// <summary>An institution's month in a list.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="View">Its month.</param>
/// <param name="Pending">It is closed, and adjustments are pending.</param>
internal sealed record ClosingRow(Institution Institution, ClosingView View, bool Pending);

/// <summary>One page of institutions with the state of a month.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many rows there are on all pages.</param>
/// <param name="Counts">How many there are in each state, whatever is shown.</param>
internal sealed record ClosingPageRows(IReadOnlyList<ClosingRow> Rows, int Total, ClosingCounts Counts);

/// <summary>How many institutions of a search are in each state.</summary>
/// <param name="All">All of them.</param>
/// <param name="Closed">Closed.</param>
/// <param name="Ready">Open with nothing in the way; <see langword="null"/>: not looked at.</param>
/// <param name="Since">When the oldest of those answers was found.</param>
internal sealed record ClosingCounts(int All, int Closed, int? Ready, DateTimeOffset? Since)
{
    /// <summary>Not closed.</summary>
    public int Open => All - Closed;

    /// <summary>Open with something in the way; <see langword="null"/>: not looked at.</summary>
    public int? Blocked => Open - Ready;

    /// <summary>How many are in a state, or <see langword="null"/> where that was not looked at.</summary>
    public int? Of(ClosingState state) => state switch
    {
        ClosingState.Open => Open,
        ClosingState.Ready => Ready,
        ClosingState.Blocked => Blocked,
        _ => Closed,
    };
}
