using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Years of institutions as a list shows them: how many months are closed, and the year itself. What stands in the way is told one by one.</summary>
internal sealed class ClosingYearQuery(IDbContextFactory<StateContext> states, SiteClock clock)
{
    /// <summary>The last year that is over.</summary>
    public int LastYear => clock.Today.Year - 1;

    /// <summary>The year an address names, or the last one that is over where it names none.</summary>
    public int Named(int? year) => year is > 1999 and < 2200 ? year.Value : LastYear;

    /// <summary>One page of institutions with the state of a year, by code.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="search">Part of a name or code; empty for all.</param>
    /// <param name="wanted">One state only, or <see langword="null"/>.</param>
    /// <param name="skip">How many to pass over; 0 or more.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ClosingYearRows> PageAsync(
        Scope scope, int year, string search, ClosingYearState? wanted, int skip, int take, CancellationToken cancellationToken)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var sought = ClosingQuery.Sought(state, scope, search).Where(institution => institution.From < to && (institution.To == null || institution.To > from));
        var institutions = await sought.OrderBy(institution => institution.Code).ToListAsync(cancellationToken);
        var months = await state.Set<PeriodClosing>().InForce().Where(head => head.Month >= from && head.Month < to && sought.Any(institution => institution.Code == head.InstitutionCode))
            .GroupBy(head => head.InstitutionCode).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var heads = await state.Set<YearClosing>().AsNoTracking().InForce().Where(head => head.Year == year && sought.Any(institution => institution.Code == head.InstitutionCode))
            .ToDictionaryAsync(head => head.InstitutionCode, cancellationToken);
        var rows = institutions.ConvertAll(institution => new ClosingYearRow(
            institution, months.GetValueOrDefault(institution.Code), YearRule.MonthsOf(institution, year).Count, heads.GetValueOrDefault(institution.Code)));
        var counts = rows.CountBy(row => row.State).ToDictionary();
        var shown = rows.Where(row => wanted is null || row.State == wanted).ToList();
        return new ClosingYearRows([.. shown.Skip(skip).Take(take)], shown.Count, counts);
    }
}

/// <summary>How far an institution's year is.</summary>
internal enum ClosingYearState
{
    /// <summary>Some of its months are open.</summary>
    MonthsOpen,

    /// <summary>All its months are closed, and the year is not.</summary>
    MonthsClosed,

    /// <summary>The year is closed.</summary>
    Closed,
}

/// <summary>An institution's year in a list.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="ClosedMonths">How many of its months are closed.</param>
/// <param name="Months">In how many months it was.</param>
/// <param name="Head">The closing of the year, or <see langword="null"/>.</param>
internal sealed record ClosingYearRow(Institution Institution, int ClosedMonths, int Months, YearClosing? Head)
{
    /// <summary>How far it is.</summary>
    public ClosingYearState State => Head is not null ? ClosingYearState.Closed
        : ClosedMonths >= Months ? ClosingYearState.MonthsClosed
        : ClosingYearState.MonthsOpen;
}

/// <summary>One page of institutions with the state of a year.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many rows there are on all pages.</param>
/// <param name="Counts">How many there are in each state, whatever is shown.</param>
internal sealed record ClosingYearRows(IReadOnlyList<ClosingYearRow> Rows, int Total, IReadOnlyDictionary<ClosingYearState, int> Counts);
