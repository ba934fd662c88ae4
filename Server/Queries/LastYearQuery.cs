using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>How the verdict of the year before came together over its months, to compare a year in progress with.</summary>
internal sealed class LastYearQuery(IDbContextFactory<StateContext> states, ConsumptionQuery consumption)
{
    private const int Months = 12;

    /// <summary>The value at the end of each month.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="forecast">The year in progress.</param>
    /// <param name="verdicts">The institution's verdicts as the scope sees them.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>
    /// Twelve values, the last of them the verdict's: the verdict shared out by what the boundary used in each month. <see langword="null"/>
    /// where the year before has no value in the same unit, or months are not known.
    /// </returns>
    public async Task<IReadOnlyList<decimal>?> FindAsync(Scope scope, QuotaForecast forecast, IEnumerable<Verdict> verdicts, CancellationToken cancellationToken)
    {
        var year = forecast.Year - 1;
        var verdict = verdicts.FirstOrDefault(of => of.Current && of.Year == year && of.Indicator == forecast.Indicator && of.Unit == forecast.Unit && of.Value > 0m);
        if (verdict?.Value is not { } value)
        {
            return null;
        }

        var amounts = (await consumption.ReadAsync(scope, [forecast.InstitutionCode], new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1), true, cancellationToken))[forecast.InstitutionCode];
        return Cumulated(amounts, forecast.Indicator, await CoefficientsAsync(forecast, verdict, cancellationToken), value);
    }

    /// <summary>Shares a year's value out over its months. Pure.</summary>
    /// <param name="amounts">What the boundary used by month.</param>
    /// <param name="indicator">The indicator: which energies count.</param>
    /// <param name="coefficients">Turns energies into standard coal; needed only where several are summed.</param>
    /// <param name="value">The year's value.</param>
    public static IReadOnlyList<decimal>? Cumulated(
        IEnumerable<EnergyAmount> amounts, QuotaIndicator indicator, IReadOnlyCollection<CoefficientEntry> coefficients, decimal value)
    {
        var months = new decimal[Months];
        foreach (var amount in amounts.Where(amount => indicator.Counts(amount.EnergyType)))
        {
            var factor = indicator.Sums() != Numerator.Energy
                ? 1m
                : coefficients.FirstOrDefault(entry => entry.EnergyType == amount.EnergyType && entry.Unit == amount.Unit)?.KgcePerUnit ?? 0m;
            months[amount.From.Month - 1] += factor * amount.Amount;
        }

        var whole = months.Sum();
        if (whole <= 0m)
        {
            return null;
        }

        var sum = 0m;
        return [.. months.Select(month => decimal.Round(value * ((sum += month) / whole), 3))];
    }

    private async Task<IReadOnlyCollection<CoefficientEntry>> CoefficientsAsync(QuotaForecast forecast, Verdict verdict, CancellationToken cancellationToken)
    {
        if (forecast.Indicator.Sums() != Numerator.Energy)
        {
            return [];
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<CoefficientEntry>().AsNoTracking().Where(entry => entry.SetId == verdict.CoefficientSetId).ToListAsync(cancellationToken);
    }
}
