using System.Runtime.CompilerServices;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting.Sources;

/// <summary>The findings that wait at the data desk: for each register the oldest.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
internal sealed class FindingSource(IDbContextFactory<StateContext> states, IConsumptionLedger ledger) : IAlertSource
{
    /// <inheritdoc/>
    public AlertPace Pace => AlertPace.EachRun;

    /// <inheritdoc/>
    public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = (await ledger.ListFindingsAsync(RegisterAccess.System("alerts"), FittingDecisions.Waiting, cancellationToken))
            .GroupBy(finding => finding.Register).Select(group => group.MinBy(finding => finding.At)!).ToList();
        var meters = open.Select(finding => finding.Register.Meter).Distinct().ToList();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var owners = await state.Set<Meter>().Where(m => EF.Parameter(meters).Contains(m.Code)).ToDictionaryAsync(m => m.Code, m => m.InstitutionCode, cancellationToken);
        yield return new AlertRound(
            null,
            [AlertKind.SuspectRegister],
            [.. open.Where(finding => owners.ContainsKey(finding.Register.Meter))
                .Select(f => SuspectRegisterRule.Find(new OpenFindingFacts(owners[f.Register.Meter], f.Register, f.Kind, f.At), moment.At, moment.Policy))
                .OfType<AlertCandidate>()],
            static _ => true);
    }
}
