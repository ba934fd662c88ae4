using System.Runtime.CompilerServices;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting.Sources;

/// <summary>The forecasts of the year in progress, as the last assessment stored them.</summary>
/// <param name="states">The state database.</param>
internal sealed class ForecastSource(IDbContextFactory<StateContext> states) : IAlertSource
{
    private const int AtOnce = 500;

    /// <inheritdoc/>
    public AlertPace Pace => AlertPace.Daily;

    /// <inheritdoc/>
    public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var year = moment.Today.Year;
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        foreach (var chunk in (await BoundarySeries.InBeingAsync(state, moment.Today, cancellationToken)).Chunk(AtOnce))
        {
            List<string> codes = [.. chunk.Select(i => i.Code)];
            var forecasts = await state.Set<QuotaForecast>().AsNoTracking().Where(f => f.Year == year && codes.Contains(f.InstitutionCode))
                .Select(f => new { f.InstitutionCode, f.Indicator, f.StandardCode, f.RowKey, f.Until, f.ChanceOver, f.Expected, f.Constraint, f.Unit })
                .ToListAsync(cancellationToken);
            yield return new AlertRound(
                codes,
                [AlertKind.ForecastOver],
                [
                    .. forecasts.Where(f => f is { ChanceOver: not null, Expected: not null })
                        .Select(f => Rules.ForecastRule.Find(
                            new ForecastFacts(f.InstitutionCode, year, f.Indicator, f.StandardCode, f.RowKey, f.Until, f.ChanceOver!.Value, f.Expected!.Value, f.Constraint, f.Unit),
                            moment.Policy.Options))
                        .OfType<AlertCandidate>(),
                ],
                alert => alert.Year <= year);
        }
    }
}
