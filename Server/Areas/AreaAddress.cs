using EnergyQuota.Metering;

namespace EnergyQuota.Server.Areas;

/// <summary>What a person set on an area's page: it stands in the address, and goes along to the areas within and around.</summary>
/// <param name="Class">Only institutions of this class; empty: of any.</param>
/// <param name="System">Only those of this vertical system; empty: of any and of none.</param>
/// <param name="AsTree">Its parts as a tree rather than as tiles.</param>
/// <param name="Energy">The energy type whose months are shown.</param>
public sealed record AreaAddress(string Class = "", string System = "", bool AsTree = false, EnergyType Energy = EnergyType.Electricity)
{
    /// <summary>What <c>view</c> says where the parts are shown as a tree.</summary>
    public const string Tree = "tree";

    /// <summary>The address of an area with the same things set.</summary>
    /// <param name="code">The region's code; empty: all regions, which have the first page.</param>
    public string Of(string code)
    {
        string[] set =
        [
            .. Class.Length > 0 ? [$"class={Uri.EscapeDataString(Class)}"] : Array.Empty<string>(),
            .. System.Length > 0 ? [$"system={Uri.EscapeDataString(System)}"] : Array.Empty<string>(),
            .. AsTree ? [$"view={Tree}"] : Array.Empty<string>(),
            .. Energy != EnergyType.Electricity ? [$"energy={Energy}"] : Array.Empty<string>(),
        ];
        return (code.Length > 0 ? $"/areas/{Uri.EscapeDataString(code)}" : "/") + (set.Length > 0 ? "?" + string.Join('&', set) : "");
    }

    /// <summary>The address of the list of an area's institutions.</summary>
    /// <param name="code">The region's code; empty: all regions.</param>
    public string Institutions(string code)
    {
        string[] set =
        [
            .. code.Length > 0 ? [$"region={Uri.EscapeDataString(code)}"] : Array.Empty<string>(),
            .. Class.Length > 0 ? [$"class={Uri.EscapeDataString(Class)}"] : Array.Empty<string>(),
        ];
        return "/institutions" + (set.Length > 0 ? "?" + string.Join('&', set) : "");
    }
}
