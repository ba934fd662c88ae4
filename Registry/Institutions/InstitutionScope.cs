using EnergyQuota.Registry.Access;

namespace EnergyQuota.Registry.Institutions;

/// <summary>The one place where a scope becomes a condition on institutions.</summary>
public static class InstitutionScope
{
    /// <summary>Keeps the institutions a scope sees; a scope that names nothing keeps none.</summary>
    /// <param name="institutions">The institutions.</param>
    /// <param name="scope">Who asks.</param>
    public static IQueryable<Institution> Within(this IQueryable<Institution> institutions, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.SeesAll)
        {
            return institutions;
        }

        // No region code is empty, so an absent prefix is turned into one that no code begins with.
        var prefix = scope.RegionPrefix ?? "-";
        var code = scope.InstitutionCode;
        return institutions.Where(i => i.RegionCode.StartsWith(prefix) || (code != null && i.Code == code));
    }
}
