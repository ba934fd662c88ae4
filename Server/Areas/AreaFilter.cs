using EnergyQuota.Registry.Access;

namespace EnergyQuota.Server.Areas;

/// <summary>Which institutions of an area count. Empty texts are no condition.</summary>
/// <param name="Region">The region's code; those below it count too.</param>
/// <param name="Class">A class.</param>
/// <param name="System">A vertical system.</param>
internal sealed record AreaFilter(string Region, string Class = "", string System = "")
{
    /// <summary>Whether institutions of a key count for whoever asks.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="key">The key.</param>
    public bool Takes(Scope scope, AreaKey key) =>
        key.Region.StartsWith(Region, StringComparison.Ordinal)
        && (Class.Length == 0 || key.Class == Class)
        && (System.Length == 0 || key.VerticalSystem == System)
        && key.IsSeenBy(scope);
}
