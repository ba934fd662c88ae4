using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Queries;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Areas;

/// <summary>Reads how institutions stand.</summary>
/// <param name="states">The state database.</param>
/// <param name="verdicts">Verdicts and standings.</param>
/// <param name="clock">The day it is.</param>
internal sealed class AreaStateReader(IDbContextFactory<StateContext> states, IVerdicts verdicts, SiteClock clock)
{
    /// <summary>Reads all institutions of a scope.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AreaStates> ReadAsync(Scope scope, CancellationToken cancellationToken)
    {
        var (asOf, year) = (clock.Now, clock.Today.Year);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Seen(scope);
        var institutions = await seen.ToListAsync(cancellationToken);
        var codes = seen.Select(institution => institution.Code);
        var meters = await state.Set<Meter>().Where(meter => codes.Contains(meter.InstitutionCode)).GroupBy(meter => meter.InstitutionCode)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var alerts = await state.Set<Alert>()
            .Where(alert => codes.Contains(alert.InstitutionCode) && (alert.State == AlertState.Open || alert.State == AlertState.Escalated))
            .GroupBy(alert => alert.InstitutionCode).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var grades = (await verdicts.GradesAsync(scope, year - 1, cancellationToken)).ToLookup(grade => grade.InstitutionCode, StringComparer.Ordinal);
        var standings = (await verdicts.StandingsAsync(scope, year, cancellationToken)).ToLookup(standing => standing.InstitutionCode, StringComparer.Ordinal);
        var regions = await state.Set<Region>().AsNoTracking().ToListAsync(cancellationToken);
        return AreaStates.Of(asOf, regions, institutions.ConvertAll(institution =>
        {
            var (found, course) = (grades[institution.Code], standings[institution.Code]);
            return new AreaInstitution(
                institution,
                meters.GetValueOrDefault(institution.Code),
                alerts.GetValueOrDefault(institution.Code),
                Gravity.Gravest(found.Select(grade => grade.Grade)),
                found.All(grade => grade.Finality == Quotas.Closing.VerdictFinality.Final),
                found.Max(grade => grade.Share),
                course.Max(standing => (Quotas.Progress.StandingLevel?)standing.Level),
                course.Max(standing => standing.Constraint > 0m ? standing.Value / standing.Constraint : null));
        }));
    }
}
