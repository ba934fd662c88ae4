using System.Runtime.CompilerServices;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting.Sources;

/// <summary>How complete the last six whole months were, energy type by energy type, and which years could not be judged for want of data.</summary>
/// <remarks>What lies before the day on which a boundary was entered here does not count: nobody could have sent it.</remarks>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
internal sealed class NotJudgeableSource(IDbContextFactory<StateContext> states, IConsumptionLedger ledger) : IAlertSource
{
    private const int AtOnce = 500, Months = 6, MonthsOfWeight = 12;

    /// <inheritdoc/>
    public AlertPace Pace => AlertPace.Daily;

    /// <inheritdoc/>
    public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var to = new DateOnly(moment.Today.Year, moment.Today.Month, 1);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        foreach (var chunk in (await BoundarySeries.InBeingAsync(state, moment.Today, cancellationToken)).Chunk(AtOnce))
        {
            List<string> codes = [.. chunk.Select(i => i.Code)];
            var entered = await EnteredAsync(state, codes, moment.Policy.Zone, cancellationToken);
            var found = (await MonthsAsync(state, codes, entered, to, moment.Policy.Zone, cancellationToken))
                .Concat(await YearsAsync(state, codes, entered, moment.Today.Year, cancellationToken))
                .Select(facts => NotJudgeableRule.Find(facts, moment.Today, moment.Policy)).OfType<AlertCandidate>();
            yield return new AlertRound(codes, [AlertKind.RepeatedlyNotJudgeable], [.. found], static _ => true);
        }
    }

    private static async Task<Dictionary<string, DateOnly>> EnteredAsync(StateContext state, IReadOnlyCollection<string> codes, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        (await state.Set<BoundaryTerm>().Where(t => codes.Contains(t.InstitutionCode)).Select(t => new { t.InstitutionCode, t.EnteredAt }).ToListAsync(cancellationToken))
            .GroupBy(t => t.InstitutionCode).ToDictionary(own => own.Key, own => CalendarDays.DayOf(own.Min(t => t.EnteredAt), zone), StringComparer.Ordinal);

    private async Task<IEnumerable<NotJudgeableFacts>> MonthsAsync(
        StateContext state, IReadOnlyCollection<string> codes, Dictionary<string, DateOnly> entered, DateOnly to, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var from = to.AddMonths(-Months);
        var terms = await BoundaryReader.ReadAsync(state, codes, from, to, cancellationToken);
        if (terms.Count == 0)
        {
            return [];
        }

        var registers = terms.Select(t => t.Register).Distinct().ToList();
        var sums = (await ledger.SumMonthsAsync(RegisterAccess.System("alerts"), registers, from.AddMonths(-MonthsOfWeight), to, cancellationToken))
            .ToLookup(m => m.Register);
        return terms.GroupBy(t => (t.Owner, t.EnergyType)).Select(type => new NotJudgeableFacts(
            type.Key.Owner,
            type.Key.EnergyType,
            [.. Enumerable.Range(0, Months).Select(from.AddMonths).Where(month => month >= entered[type.Key.Owner]).Select(month => (month, Completeness(type, sums, month, zone))).Where(m => m.Item2 is not null).Select(m => (m.month, m.Item2!.Value))],
            []));
    }

    // A register weighs as much as it uses; where nothing is known of any, all weigh alike.
    private static decimal? Completeness(IEnumerable<TermSpan> terms, ILookup<RegisterId, LedgerMonth> sums, DateOnly month, TimeZoneInfo zone)
    {
        var held = terms.Where(t => t.From <= month && t.To >= month.AddMonths(1)).ToList();
        var weights = held.ConvertAll(t => Math.Abs(sums[t.Register].Sum(m => m.Quantity) * t.Share));
        var all = weights.Sum();
        decimal hours = (CalendarDays.StartOf(month.AddMonths(1), zone) - CalendarDays.StartOf(month, zone)).Ticks / TimeSpan.TicksPerHour;
        return held.Count == 0 ? null : held.Select((term, index) =>
        {
            var sum = sums[term.Register].FirstOrDefault(m => m.Year == month.Year && m.Month == month.Month);
            var share = sum is null ? 0m : Math.Min((sum.MeasuredHours + sum.ManualHours) / hours, 1m);
            return share * (all == 0 ? 1m / held.Count : weights[index] / all);
        }).Sum();
    }

    private static async Task<IEnumerable<NotJudgeableFacts>> YearsAsync(
        StateContext state, IReadOnlyCollection<string> codes, Dictionary<string, DateOnly> entered, int thisYear, CancellationToken cancellationToken)
    {
        var verdicts = await state.Set<Verdict>().AsNoTracking()
            .Where(v => v.Current && v.Grade == Grade.CannotJudge && v.Year >= thisYear - 2 && v.Year < thisYear && codes.Contains(v.InstitutionCode))
            .Select(v => new { v.InstitutionCode, v.Year, v.Reasons }).ToListAsync(cancellationToken);
        return verdicts.Where(v => NotJudgeableRule.IsForWantOfData(v.Reasons)).GroupBy(v => v.InstitutionCode)
            .Select(own => new NotJudgeableFacts(own.Key, null, [], [.. own.Select(v => v.Year).Distinct().Where(year => entered.TryGetValue(own.Key, out var day) && new DateOnly(year, 1, 1) >= day).Order()]));
    }
}
