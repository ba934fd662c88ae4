using System.Runtime.CompilerServices;
using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Alerting;

/// <summary>When gateways with a boundary meter were heard last, by the counts of the loss accounting.</summary>
/// <remarks>While this program stood still nobody could be heard: until it has listened for long enough, no silence is new.</remarks>
internal sealed class GatewaySource : IAlertSource
{
    private const string Prefix = "gateway:";
    private readonly IDbContextFactory<StateContext> _states;
    private readonly DateTimeOffset _listensSince;

    /// <summary>Made at the start.</summary>
    /// <param name="states">The state database.</param>
    /// <param name="time">The clock.</param>
    public GatewaySource(IDbContextFactory<StateContext> states, TimeProvider time) => (_states, _listensSince) = (states, time.GetUtcNow());

    /// <inheritdoc/>
    public AlertPace Pace => AlertPace.EachRun;

    /// <inheritdoc/>
    public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var state = await _states.CreateDbContextAsync(cancellationToken);
        var today = moment.Today;
        var bounding = state.Set<BoundaryTerm>().Where(t => t.From <= today && (t.To == null || t.To > today)).Select(t => t.MeterCode);
        var beating = state.Set<MeterGateway>()
            .Join(state.Set<Meter>().Where(m => !m.Billed && m.RemovedAt == null && bounding.Contains(m.Code)), g => g.MeterCode, m => m.Code, (g, m) => new { g.GatewayId, m.ExpectedIntervalSeconds })
            .GroupBy(g => g.GatewayId).Select(g => new { Id = g.Key, Every = g.Min(m => m.ExpectedIntervalSeconds) });
        var institutions = state.Set<Institution>().Select(i => i.Code);
        var gateways = await state.Set<ReportingGateway>().Where(g => institutions.Contains(g.InstitutionCode))
            .Join(beating, g => g.Id, b => b.Id, (g, b) => new
            {
                g.InstitutionCode,
                g.Name,
                b.Every,
                Last = state.Set<GatewayHour>().Where(h => h.GatewayId == g.Id && h.Received > 0).OrderByDescending(h => h.Hour).Select(h => (int?)h.Hour).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var found = gateways.Where(g => g.Last is not null)
            .Select(g => SilenceRule.Find(
                new SilenceFacts(g.InstitutionCode, Prefix + g.Name, HourNumber.StartOf(g.Last!.Value + 1), TimeSpan.FromSeconds(g.Every)), moment.At, moment.Policy))
            .OfType<AlertCandidate>()
            .Select(c => c with { Raises = c.Raises && moment.At - _listensSince >= TimeSpan.FromHours((double)c.Limit!.Value) });
        yield return new AlertRound(null, [AlertKind.Silent], [.. found], static alert => alert.Subject.StartsWith(Prefix, StringComparison.Ordinal));
    }
}
