using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Cuts every query down to what a scope may see.</summary>
internal static class ScopeFilter
{
    /// <summary>The institutions of a scope; none for a scope that names nothing.</summary>
    public static IQueryable<Institution> Seen(this DbContext state, Scope scope) => state.Set<Institution>().AsNoTracking().Within(scope);

    /// <summary>The meters of the institutions of a scope, with their registers.</summary>
    public static IQueryable<Meter> SeenMeters(this DbContext state, Scope scope)
    {
        var codes = state.Seen(scope).Select(institution => institution.Code);
        return state.Set<Meter>().AsNoTracking().Include(meter => meter.Registers).Where(meter => codes.Contains(meter.InstitutionCode));
    }

    /// <summary>The key to the stores for some registers that were found through the scope.</summary>
    public static RegisterAccess Access(this Scope scope, IEnumerable<RegisterId> registers) =>
        RegisterAccess.Only(scope.Who, registers.ToHashSet());
}
