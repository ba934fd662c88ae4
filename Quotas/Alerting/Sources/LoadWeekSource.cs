using System.Globalization;
using System.Runtime.CompilerServices;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting.Sources;

/// <summary>
/// When electricity was used in the last whole week, from its second day after on, so that late data have a day. Each week is
/// worked out once and kept; one with gaps is worked out again the days after.
/// </summary>
/// <param name="states">The state database.</param>
/// <param name="reader">Works weeks out.</param>
internal sealed class LoadWeekSource(IDbContextFactory<StateContext> states, LoadWeekReader reader) : IAlertSource
{
    private const int AtOnce = 100, DaysOfWeek = 7, DaysCompared = 7 * 26, DaysKept = 400;

    /// <inheritdoc/>
    public AlertPace Pace => AlertPace.Daily;

    /// <inheritdoc/>
    public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var monday = SuddenChangeRule.MondayOf(moment.Today.AddDays(-1)).AddDays(-DaysOfWeek);
        var week = monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        foreach (var chunk in (await BoundarySeries.InBeingAsync(state, monday, cancellationToken)).Chunk(AtOnce))
        {
            List<string> codes = [.. chunk.Select(i => i.Code)];
            var found = (await WeeksAsync(codes, monday, moment.Policy, cancellationToken)).GroupBy(w => w.InstitutionCode)
                .Select(own => own.FirstOrDefault(w => w.Monday == monday) is { } last ? OffHoursRule.Find(last, own, moment.Policy) : null).OfType<AlertCandidate>();
            yield return new AlertRound(codes, [AlertKind.OffHoursLoad], [.. found], alert => alert.Period == week);
        }

        await state.Set<LoadWeek>().Where(w => w.Monday < monday.AddDays(-DaysKept)).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<LoadWeek>> WeeksAsync(List<string> codes, DateOnly monday, AlertPolicy policy, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var first = monday.AddDays(-DaysCompared);
        var weeks = await state.Set<LoadWeek>().Where(w => codes.Contains(w.InstitutionCode) && w.Monday >= first && w.Monday <= monday).ToListAsync(cancellationToken);
        var known = weeks.Where(w => w.Monday == monday).ToDictionary(w => w.InstitutionCode, StringComparer.Ordinal);
        var wanted = codes.Where(code => !known.TryGetValue(code, out var week) || week.Completeness < policy.Gate).ToList();
        foreach (var week in wanted.Count == 0 ? [] : await reader.ReadAsync(state, wanted, monday, policy, cancellationToken))
        {
            if (known.TryGetValue(week.InstitutionCode, out var stored))
            {
                state.Entry(stored).CurrentValues.SetValues(week);
            }
            else
            {
                state.Add(week);
                weeks.Add(week);
            }
        }

        // What is derived from readings carries no audit line of its own.
        await state.SaveChangesAsync(cancellationToken);
        return weeks;
    }
}
