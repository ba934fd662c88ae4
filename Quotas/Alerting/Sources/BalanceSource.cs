using System.Globalization;
using System.Runtime.CompilerServices;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Quotas.Alerting.Sources;

/// <summary>Meters that do not agree with those below them over the last whole month.</summary>
/// <param name="balances">Compares them.</param>
internal sealed class BalanceSource(BalanceQuery balances) : IAlertSource
{
    /// <inheritdoc/>
    public AlertPace Pace => AlertPace.Daily;

    /// <inheritdoc/>
    public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var to = new DateOnly(moment.Today.Year, moment.Today.Month, 1);
        var from = to.AddMonths(-1);
        var period = from.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var nodes = await balances.ListUnbalancedAsync(Scope.System("alerts"), from, to, cancellationToken);
        yield return new AlertRound(
            null,
            [AlertKind.UnbalancedTree],
            [
                .. nodes.Select(node => UnbalancedTreeRule.Find(
                        new BalanceFacts(node.InstitutionCode, node.MeterCode, from, node.Main, node.Children, node.Unit.Symbol(), node.Completeness), moment.Policy))
                    .OfType<AlertCandidate>(),
            ],
            alert => alert.Period == period);
    }
}
