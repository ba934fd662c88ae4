using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Areas;

/// <summary>What decides whether somebody sees an institution, and what an area can be filtered by: institutions alike in it are summed once for all.</summary>
/// <param name="Region">The code of the region.</param>
/// <param name="Class">The class.</param>
/// <param name="VerticalSystem">The vertical system; may be empty.</param>
/// <param name="IsClassified">Whether they are classified (涉密).</param>
internal readonly record struct AreaKey(string Region, string Class, string VerticalSystem, bool IsClassified)
{
    /// <summary>The key of an institution.</summary>
    /// <param name="institution">The institution.</param>
    public static AreaKey Of(Institution institution) => new(institution.RegionCode, institution.Class, institution.VerticalSystem, institution.IsClassified);

    /// <summary>Whether a scope sees institutions of this key.</summary>
    /// <param name="scope">Who asks.</param>
    public bool IsSeenBy(Scope scope) => scope.Sees(Region, VerticalSystem, IsClassified);
}
