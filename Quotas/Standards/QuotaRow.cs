namespace EnergyQuota.Quotas.Standards;

/// <summary>One row of a standard: the values for a class, sub-class, zone and indicator.</summary>
/// <remarks>
/// Smaller is better: leading ≤ baseline ≤ constraint. A two-tier standard has no baseline (基准值); a standard may have
/// no leading value (引导值) either.
/// </remarks>
public sealed class QuotaRow
{
    /// <summary>The number of the row in this installation.</summary>
    public int Id { get; set; }

    /// <summary>The standard's code.</summary>
    public required string StandardCode { get; set; }

    /// <summary>
    /// The row's key within the standard, unique there: class, sub-class, zone and indicator joined by <c>|</c>, and the heating type
    /// where there is one.
    /// </summary>
    public required string Key { get; set; }

    /// <summary>The class of institutions, as in <see cref="Registry.Institutions.Institution.Class"/>.</summary>
    public required string Class { get; set; }

    /// <summary>
    /// The sub-class; empty: every sub-class of the class. A path: <c>library</c> holds for <c>library/city</c> as well, where no row
    /// names that.
    /// </summary>
    public string SubClass { get; set; } = "";

    /// <summary>The climate zone; empty: every zone.</summary>
    public string Zone { get; set; } = "";

    /// <summary>
    /// For heating the way of heating, by the energy of its meter: <c>ac</c> (空调供暖), <c>gas_or_oil</c> (燃气、油供暖),
    /// <c>district_metered</c> (市政集中供暖，按热计量); else empty. See <see cref="HeatingTypes"/>.
    /// </summary>
    public string HeatingType { get; set; } = "";

    /// <summary>How much each person type counts, where the row has a head count of its own; see <see cref="StandardTexts"/>; else empty.</summary>
    public string PersonWeights { get; set; } = "";

    /// <summary>What is limited.</summary>
    public required QuotaIndicator Indicator { get; set; }

    /// <summary>The unit as printed, e.g. <c>kgce/(m2·a)</c>; must be that of <see cref="Indicator"/>.</summary>
    public required string Unit { get; set; }

    /// <summary>The constraint value (约束值): the upper limit; more than 0. A value equal to it is within.</summary>
    public required decimal Constraint { get; set; }

    /// <summary>The baseline value (基准值), or <see langword="null"/> in a two-tier standard.</summary>
    public decimal? Baseline { get; set; }

    /// <summary>The leading value (引导值), or <see langword="null"/>.</summary>
    public decimal? Leading { get; set; }

    /// <summary>The table of the standard it stands in, e.g. <c>表1</c>.</summary>
    public string Table { get; set; } = "";

    /// <summary>Where the figures were read.</summary>
    public required string Source { get; set; }

    /// <summary>How sure the figures are.</summary>
    public required SourceConfidence Confidence { get; set; }

    /// <summary>Makes the key of a row.</summary>
    /// <param name="class">The class.</param>
    /// <param name="subClass">The sub-class; may be empty.</param>
    /// <param name="zone">The zone; may be empty.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="heatingType">The heating type; may be empty.</param>
    public static string MakeKey(string @class, string subClass, string zone, QuotaIndicator indicator, string heatingType = "") =>
        $"{@class}|{subClass}|{zone}|{indicator}{(heatingType.Length == 0 ? "" : "|")}{heatingType}";
}
