using System.Runtime.CompilerServices;
using EnergyQuota.Quotas.Alerting;

namespace EnergyQuota.Tests.Quotas.Alerting;

/// <summary>Finds what a test says, and nothing else, about silence.</summary>
/// <param name="found">What is found.</param>
internal sealed class FixedSource(params AlertCandidate[] found) : IAlertSource
{
    public AlertPace Pace => AlertPace.EachRun;

    public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return new AlertRound(null, [AlertKind.Silent], found, static _ => true);
    }
}
