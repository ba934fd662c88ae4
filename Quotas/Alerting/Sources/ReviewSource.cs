using System.Runtime.CompilerServices;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Alerting.Sources;

/// <summary>The standards whose periodic review (定期复审) is due.</summary>
/// <param name="states">The state database.</param>
/// <param name="standards">How often they are reviewed.</param>
internal sealed class ReviewSource(IDbContextFactory<StateContext> states, IOptions<StandardOptions> standards) : IAlertSource
{
    /// <inheritdoc/>
    public AlertPace Pace => AlertPace.Daily;

    /// <inheritdoc/>
    public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var all = await state.Set<QuotaStandard>().AsNoTracking().Include(s => s.Decisions).ToListAsync(cancellationToken);
        yield return new AlertRound(
            [""],
            [AlertKind.StandardReviewDue],
            [
                .. all.Select(s => (Standard: s, Due: ReviewRule.DueOn(s, standards.Value.ReviewEveryMonths))).Where(s => s.Due is not null)
                    .Select(s => StandardReviewRule.Find(new ReviewFacts(s.Standard.Code, s.Standard.RegionPrefix, s.Due!.Value), moment.Today, moment.Policy.Options))
                    .OfType<AlertCandidate>(),
            ],
            static _ => true);
    }
}
