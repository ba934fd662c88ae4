using EnergyQuota.Quotas.Standards.Corrections;
using EnergyQuota.Quotas.Standards.Life;

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

    /// <summary>The earlier edition that it replaces (代替) from its first judged year on, or <see langword="null"/>.</summary>
    public string? Replaces { get; set; }

    /// <summary>
    /// The standard that it amends (修改单) from its first judged year on, or <see langword="null"/>: its rows take the place of those with
    /// the same key and are added to the others.
    /// </summary>
    public string? Amends { get; set; }

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

    /// <summary>Its corrections.</summary>
    public IList<QuotaCorrection> Corrections { get; init; } = [];

    /// <summary>What was decided about it, from the legality review to its repeal, in the order of entry.</summary>
    public IList<StandardDecision> Decisions { get; init; } = [];
}
