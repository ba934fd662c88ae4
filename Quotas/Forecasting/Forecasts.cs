using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>Forecasts from the state database.</summary>
/// <param name="states">The state database.</param>
public sealed class Forecasts(IDbContextFactory<StateContext> states) : IForecasts
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<QuotaForecast>> OfYearAsync(Scope scope, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return await state.Set<QuotaForecast>().AsNoTracking()
            .Where(f => f.Year == year && seen.Contains(f.InstitutionCode))
            .OrderBy(f => f.InstitutionCode).ThenBy(f => f.Indicator).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QuotaForecast>> OfInstitutionAsync(Scope scope, string institutionCode, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var all = state.Set<QuotaForecast>().AsNoTracking().Where(f => f.InstitutionCode == institutionCode && seen.Contains(f.InstitutionCode));
        return await all.Where(f => f.Year == all.Max(other => other.Year)).OrderBy(f => f.Indicator).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ErrorTable?> ErrorsAsync(Scope scope, int year, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (!await state.Set<Institution>().Within(scope).AnyAsync(cancellationToken))
        {
            return null;
        }

        var ground = await state.Set<ForecastGround>().AsNoTracking().FirstOrDefaultAsync(g => g.Year == year, cancellationToken);
        return ground?.Errors ?? ShippedErrors.Table;
    }
}
