namespace EnergyQuota.Inspections.Papers;

/// <summary>An agency that issues papers (发文机关).</summary>
public sealed class PaperIssuer
{
    /// <summary>The region it supervises: institutions whose region code begins with this; empty: every region. The series of numbers goes by it.</summary>
    public string Region { get; set; } = "";

    /// <summary>Its full name in Chinese, as it signs; must be set.</summary>
    public string Name { get; set; } = "";

    /// <summary>The characters before the year in its numbers (机关代字), e.g. <c>甬机管节</c>. Default: none.</summary>
    public string Sign { get; set; } = "";

    /// <summary>Whom to ask. Default: nobody is named.</summary>
    public string Contact { get; set; } = "";

    /// <summary>A telephone number. Default: none.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Its address. Default: none.</summary>
    public string Address { get; set; } = "";

    /// <summary>A number of its series as printed.</summary>
    /// <param name="year">The year.</param>
    /// <param name="sequence">The number within the year, from 1.</param>
    public string NumberOf(int year, int sequence) => FormattableString.Invariant($"{Sign}〔{year:0000}〕{sequence}号");
}
