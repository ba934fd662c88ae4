using System.Globalization;
using System.Runtime.CompilerServices;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Inspections.Alerting;

/// <summary>The deadlines of cases that come near or were missed.</summary>
/// <param name="deadlines">The deadlines that run.</param>
internal sealed class DeadlineSource(IDeadlines deadlines) : IAlertSource
{
    /// <inheritdoc/>
    public AlertPace Pace => AlertPace.EachRun;

    /// <inheritdoc/>
    public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = await deadlines.OpenAsync(Scope.System("alerts"), cancellationToken);
        yield return new AlertRound(
            null,
            [AlertKind.OverdueStep],
            [
                .. open.Where(d => d.Due is not null)
                    .Select(d => OverdueStepRule.Find(
                        new DeadlineFacts(d.InstitutionCode, d.CaseId.ToString(CultureInfo.InvariantCulture), d.Due!.Value, null), moment.Today, moment.Policy))
                    .OfType<AlertCandidate>(),
            ],
            static _ => true);
    }
}
