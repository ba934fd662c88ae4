namespace EnergyQuota.Quotas.Standards.Corrections;

/// <summary>
/// A correction (修正系数) of a standard: a named, sourced factor by which the value of an indicator is multiplied or divided before it is
/// compared, computed from one dated fact of the institution, by steps or linearly.
/// </summary>
/// <remarks>
/// By steps: the factor of the first step that the figure does not exceed. Linearly: constant + slope × figure / reference, or with
/// <see cref="Inverse"/> constant + slope × reference / figure.
/// </remarks>
public sealed class QuotaCorrection
{
    /// <summary>The number of the correction in this installation.</summary>
    public int Id { get; set; }

    /// <summary>The standard's code.</summary>
    public required string StandardCode { get; set; }

    /// <summary>Its name within the standard and indicator, e.g. <c>alpha1</c>; 1 to 64 characters.</summary>
    public required string Name { get; set; }

    /// <summary>The indicator whose value it corrects.</summary>
    public required QuotaIndicator Indicator { get; set; }

    /// <summary>The class it holds for; empty: every class.</summary>
    public string Class { get; set; } = "";

    /// <summary>What it is called in Chinese.</summary>
    public required string TitleZh { get; set; }

    /// <summary>What it is called in English; may be empty.</summary>
    public string TitleEn { get; set; } = "";

    /// <summary>The name of the dated fact; see <see cref="Registry.Institutions.InstitutionFactKind.Input"/>. 1 to 64 characters.</summary>
    public required string Input { get; set; }

    /// <summary>The unit of that fact, e.g. <c>h/a</c>.</summary>
    public string InputUnit { get; set; } = "";

    /// <summary>Whether the value is multiplied or divided by the factor.</summary>
    public required CorrectionEffect Effect { get; set; }

    /// <summary>The factor where the fact is not known; <see langword="null"/>: without the fact nothing can be judged.</summary>
    public decimal? WhenUnknown { get; set; }

    /// <summary>The constant of the linear form; <see langword="null"/> for steps.</summary>
    public decimal? Constant { get; set; }

    /// <summary>The slope of the linear form; <see langword="null"/> for steps.</summary>
    public decimal? Slope { get; set; }

    /// <summary>The figure to which the fact is related in the linear form; more than 0; <see langword="null"/> for steps.</summary>
    public decimal? Reference { get; set; }

    /// <summary>The linear form takes reference / figure instead of figure / reference.</summary>
    public bool Inverse { get; set; }

    /// <summary>The steps as stored; empty for the linear form. See <see cref="StandardTexts"/>.</summary>
    public string Steps { get; set; } = "";

    /// <summary>Where the formula was read.</summary>
    public required string Source { get; set; }

    /// <summary>How sure it is.</summary>
    public required SourceConfidence Confidence { get; set; }

    /// <summary>What tells it apart within its standard.</summary>
    public string Key => $"{Name}|{Class}|{Indicator}";
}

/// <summary>What a correction's factor does. The numbers are stored and never reused.</summary>
public enum CorrectionEffect
{
    /// <summary>Corrected value = value × factor.</summary>
    Multiplies = 1,

    /// <summary>Corrected value = value / factor.</summary>
    Divides = 2,
}

/// <summary>One step of a correction.</summary>
/// <param name="UpTo">The largest figure it holds for, inclusive; <see langword="null"/>: all larger ones; the last step.</param>
/// <param name="Factor">The factor; more than 0.</param>
public sealed record CorrectionStep(decimal? UpTo, decimal Factor);
