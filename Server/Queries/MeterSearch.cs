using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>What a person types to find a meter.</summary>
internal static class MeterSearch
{
    /// <summary>The meters of a scope whose code or name, or whose institution's name, holds the words; all of them for none.</summary>
    public static IQueryable<Meter> SoughtMeters(this DbContext state, Scope scope, string search)
    {
        var meters = state.SeenMeters(scope);
        if (string.IsNullOrWhiteSpace(search))
        {
            return meters;
        }

        var pattern = SearchPattern.Of(search);
        var named = state.Seen(scope)
            .Where(institution => EF.Functions.Like(institution.NameZh, pattern, SearchPattern.Escape) || EF.Functions.Like(institution.NameEn, pattern, SearchPattern.Escape))
            .Select(institution => institution.Code);
        return meters.Where(meter => EF.Functions.Like(meter.Code, pattern, SearchPattern.Escape)
            || EF.Functions.Like(meter.NameZh, pattern, SearchPattern.Escape)
            || EF.Functions.Like(meter.NameEn, pattern, SearchPattern.Escape)
            || named.Contains(meter.InstitutionCode));
    }
}
