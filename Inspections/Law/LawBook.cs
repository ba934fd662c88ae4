using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Law;

/// <summary>The working-day calendars and local rules that were imported.</summary>
/// <param name="states">The state database.</param>
public sealed class LawBook(IDbContextFactory<StateContext> states)
{
    /// <summary>The calendars, newest year first.</summary>
    /// <param name="scope">Who asks; the calendar is the same for all, but nobody without a scope is told.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<CalendarYear>> CalendarsAsync(Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (IsNobody(scope))
        {
            return [];
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<CalendarYear>().AsNoTracking().Include(year => year.Days.OrderBy(day => day.Day))
            .OrderByDescending(year => year.Year).ToListAsync(cancellationToken);
    }

    /// <summary>The local rules, also those no longer in force.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<LocalRule>> RulesAsync(Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (IsNobody(scope))
        {
            return [];
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<LocalRule>().AsNoTracking().OrderBy(rule => rule.RegionPrefix).ThenBy(rule => rule.From).ToListAsync(cancellationToken);
    }

    internal static async Task<WorkCalendar> CalendarAsync(StateContext state, CancellationToken cancellationToken) =>
        new(await state.Set<CalendarYear>().AsNoTracking().Include(year => year.Days).ToListAsync(cancellationToken));

    private static bool IsNobody(Scope scope) => scope is { RegionPrefix: null, InstitutionCode: null };
}
