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
        var (prefix, system, classified, code) = (scope.RegionPrefix ?? "-", scope.VerticalSystem, scope.SeesClassified, scope.InstitutionCode);
        return institutions.Where(i =>
            (i.RegionCode.StartsWith(prefix) && (system == null || i.VerticalSystem == system) && (classified || !i.IsClassified))
            || (code != null && i.Code == code));
    }

    /// <summary>Whether a scope sees one institution: what <see cref="Within"/> asks of the database. Pure.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institution">The institution.</param>
    public static bool Sees(this Scope scope, Institution institution)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(institution);
        return scope.Sees(institution.RegionCode, institution.VerticalSystem, institution.IsClassified)
            || (scope.InstitutionCode is { } code && institution.Code == code);
    }

    /// <summary>Whether a scope sees every institution of a region that is of one vertical system and classified or not. Pure.</summary>
    /// <param name="scope">Who asks; its one institution beside the region does not count here.</param>
    /// <param name="regionCode">The region's code.</param>
    /// <param name="verticalSystem">The vertical system; may be empty.</param>
    /// <param name="isClassified">Whether they are classified.</param>
    public static bool Sees(this Scope scope, string regionCode, string verticalSystem, bool isClassified)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(regionCode);
        return scope.RegionPrefix is { } prefix && regionCode.StartsWith(prefix, StringComparison.Ordinal)
            && (scope.VerticalSystem is null || verticalSystem == scope.VerticalSystem)
            && (scope.SeesClassified || !isClassified);
    }

    /// <summary>Whether a scope sees what concerns a region and no institution of it. Pure.</summary>
    /// <param name="scope">Who asks; whoever sees one vertical system only is told nothing of a region as a whole.</param>
    /// <param name="regionCode">The region's code; empty: the whole country.</param>
    public static bool SeesRegion(this Scope scope, string regionCode)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(regionCode);
        return scope is { RegionPrefix: { } prefix, VerticalSystem: null } && regionCode.StartsWith(prefix, StringComparison.Ordinal);
    }
}
