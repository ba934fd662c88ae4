namespace EnergyQuota.Registry.Institutions;

/// <summary>A public institution (公共机构): state organ, public service unit or body on public funds (Decree 531, art. 2).</summary>
public sealed class Institution
{
    /// <summary>The unified social credit code (统一社会信用代码), 18 characters; it names the institution in topics and files.</summary>
    public required string Code { get; set; }

    /// <summary>The name in Chinese.</summary>
    public required string NameZh { get; set; }

    /// <summary>The name in English; may be empty.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>The code of its region; see <see cref="Region"/>.</summary>
    public required string RegionCode { get; set; }

    /// <summary>The class used to find its row in a quota standard, e.g. <c>government</c>, <c>medical</c>, <c>education</c>.</summary>
    public required string Class { get; set; }

    /// <summary>The sub-class used to find its row, e.g. <c>tertiary</c>; may be empty.</summary>
    public string SubClass { get; set; } = "";

    /// <summary>The climate zone used to find its row, e.g. <c>A</c>; empty where the standard has none.</summary>
    public string ClimateZone { get; set; } = "";

    /// <summary>The vertical system (垂直系统) that supervises it beside its region, e.g. <c>education</c>, <c>health</c>; may be empty.</summary>
    public string VerticalSystem { get; set; } = "";

    /// <summary>Whether it is classified (涉密) and shown to nobody but itself and accounts that were named for it.</summary>
    public bool IsClassified { get; set; }

    /// <summary>First day it exists, inclusive.</summary>
    public DateOnly From { get; set; }

    /// <summary>The day it ceased to exist, exclusive; <see langword="null"/>: still in being.</summary>
    public DateOnly? To { get; set; }
}
