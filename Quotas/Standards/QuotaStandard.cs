namespace EnergyQuota.Quotas.Standards;

/// <summary>A quota standard (定额标准) as versioned law: Decree 531, art. 16. Rows judge the periods in which it is in force.</summary>
public sealed class QuotaStandard
{
    /// <summary>The code, unique, e.g. <c>DB33/T 736-2021</c>; 1 to 64 characters.</summary>
    public required string Code { get; set; }

    /// <summary>The title in Chinese.</summary>
    public required string TitleZh { get; set; }

    /// <summary>The title in English; may be empty.</summary>
    public string TitleEn { get; set; } = "";

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; set; }

    /// <summary>The region it holds in: institutions whose region code begins with this; empty: everywhere.</summary>
    public string RegionPrefix { get; set; } = "";

    /// <summary>First day in force, inclusive.</summary>
    public required DateOnly EffectiveFrom { get; set; }

    /// <summary>The day it ends, exclusive; <see langword="null"/>: still in force.</summary>
    public DateOnly? EffectiveTo { get; set; }

    /// <summary>The standard that replaced it, or <see langword="null"/>.</summary>
    public string? RepealedBy { get; set; }

    /// <summary>Where it stands.</summary>
    public required StandardState State { get; set; }

    /// <summary>The first calendar year it judges.</summary>
    public required int FirstJudgedYear { get; set; }

    /// <summary>The coefficient set its values were made with; a value is comparable only with this set. See <see cref="CoefficientSet"/>.</summary>
    public required string CoefficientSetId { get; set; }

    /// <summary>Shipped to show the program at work (示范): not the law of the agency's region. A real standard always goes first.</summary>
    public bool Demonstration { get; set; }

    /// <summary>Where the text was read, and what is not confirmed of it.</summary>
    public required string Source { get; set; }

    /// <summary>Its rows.</summary>
    public IList<QuotaRow> Rows { get; init; } = [];
}
