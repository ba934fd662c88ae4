using EnergyQuota.Registry.Access;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>Forecasts of years in progress as an account sees them.</summary>
public interface IForecasts
{
    /// <summary>The forecasts of a year, ordered by institution and indicator.</summary>
    /// <param name="scope">Who asks; institutions outside it are left out.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<QuotaForecast>> OfYearAsync(Scope scope, int year, CancellationToken cancellationToken);

    /// <summary>The newest year's forecasts of one institution, ordered by indicator.</summary>
    /// <param name="scope">Who asks; empty where the institution is outside it.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<QuotaForecast>> OfInstitutionAsync(Scope scope, string institutionCode, CancellationToken cancellationToken);

    /// <summary>How far forecasts were off, as it is used for a year: the agency's own errors, or those that come with the program.</summary>
    /// <param name="scope">Who asks; the errors are of no single institution and hidden from none that may see anything.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The errors; <see langword="null"/> for a scope that sees nothing.</returns>
    Task<ErrorTable?> ErrorsAsync(Scope scope, int year, CancellationToken cancellationToken);
}
