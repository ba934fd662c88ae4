using EnergyQuota.Registry.Access;

namespace EnergyQuota.Registry.Institutions;

/// <summary>Where something lies that is told to people: at an institution, or in a region as a whole.</summary>
/// <param name="RegionCode">The region's code; empty: the whole country.</param>
/// <param name="Institution">The institution; <see langword="null"/>: it concerns the region as a whole.</param>
public sealed record Place(string RegionCode, Institution? Institution)
{
    /// <summary>Whether a scope sees what lies there. Pure.</summary>
    /// <param name="scope">Who asks.</param>
    public bool IsSeenBy(Scope scope) => Institution is null ? scope.SeesRegion(RegionCode) : scope.Sees(Institution);

    /// <summary>Where an institution is.</summary>
    /// <param name="institution">The institution.</param>
    public static Place Of(Institution institution)
    {
        ArgumentNullException.ThrowIfNull(institution);
        return new Place(institution.RegionCode, institution);
    }
}
