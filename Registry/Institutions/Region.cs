namespace EnergyQuota.Registry.Institutions;

/// <summary>A region (行政区划) of the tree province, city, county.</summary>
public sealed class Region
{
    /// <summary>The region code (行政区划代码) without trailing zeros: 2, 4, 6, 9 or 12 digits. A parent's code is a prefix.</summary>
    public required string Code { get; set; }

    /// <summary>The name in Chinese.</summary>
    public required string NameZh { get; set; }

    /// <summary>The name in English; may be empty.</summary>
    public string NameEn { get; set; } = "";
}
