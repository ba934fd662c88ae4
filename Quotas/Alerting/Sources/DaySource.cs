using System.Globalization;
using System.Runtime.CompilerServices;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting.Sources;

/// <summary>The days of the boundaries: sudden changes, incomplete days, and registers that are silent while others of their institution are not.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
internal sealed class DaySource(IDbContextFactory<StateContext> states, IConsumptionLedger ledger) : IAlertSource
{
    private const int AtOnce = 500, WeeksBefore = 8, DaysOfWeek = 7;
    private const string RegisterPrefix = "register:";
    private static readonly TimeSpan ByDay = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public AlertPace Pace => AlertPace.Daily;

    /// <inheritdoc/>
    public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Late data change days for a while: this week and the one before are looked at again.
        var first = SuddenChangeRule.MondayOf(moment.Today.AddDays(-DaysOfWeek));
        var from = first.AddDays(-WeeksBefore * DaysOfWeek);
        var week = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        foreach (var chunk in (await BoundarySeries.InBeingAsync(state, moment.Today, cancellationToken)).Chunk(AtOnce))
        {
            List<string> codes = [.. chunk.Select(i => i.Code)];
            var boundary = await BoundarySeries.ReadAsync(state, ledger, codes, from, moment.Today, cancellationToken);
            var found = new List<AlertCandidate>(Silences(boundary, moment));
            foreach (var series in boundary.Series(moment.Policy.Zone))
            {
                found.AddRange(SuddenChangeRule.Find(series, first, moment.Today, moment.Policy));
                found.AddRange(Completeness(series, moment));
            }

            yield return new AlertRound(codes, [AlertKind.SuddenChange, AlertKind.DataIncomplete, AlertKind.Silent], found, alert => alert.Kind switch
            {
                AlertKind.SuddenChange => string.CompareOrdinal(alert.Period, week) >= 0,
                AlertKind.Silent => alert.Subject.StartsWith(RegisterPrefix, StringComparison.Ordinal),
                _ => true,
            });
        }
    }

    private static IEnumerable<AlertCandidate> Completeness(DaySeries series, AlertMoment moment)
    {
        // Yesterday's data may still be on their way.
        var to = moment.Today.AddDays(-1);
        var from = to.AddDays(-moment.Policy.Options.CompleteDays);
        var days = series.Days.Where(d => d.Day >= from && d.Day < to).ToList();
        return days.Count < moment.Policy.Options.CompleteDays
            || CompletenessRule.Find(new CompletenessFacts(series.InstitutionCode, series.EnergyType, from, to, days.Average(d => d.Measured)), moment.Policy.Gate) is not { } found
            ? [] : [found];
    }

    // Where all of an institution is silent, that is the gateway's alert and the incomplete days'.
    private static IEnumerable<AlertCandidate> Silences(BoundarySeries boundary, AlertMoment moment)
    {
        foreach (var institution in boundary.Terms.Where(t => t.To == moment.Today).GroupBy(t => t.Owner))
        {
            var heard = institution.Select(t => t.Register).Distinct()
                .Select(register => (Register: register, Last: boundary.Rows[register].Where(row => row.MeasuredHours > 0).Select(row => (DateOnly?)row.Day).Max()))
                .Where(known => known.Last is not null).ToList();
            var newest = heard.Max(known => known.Last);
            foreach (var (register, last) in heard.Where(known => known.Last < newest))
            {
                var facts = new SilenceFacts(institution.Key, $"{RegisterPrefix}{register}", CalendarDays.EndOf(last!.Value, moment.Policy.Zone), ByDay);
                if (SilenceRule.Find(facts, moment.At, moment.Policy) is { } found)
                {
                    yield return found;
                }
            }
        }
    }
}
