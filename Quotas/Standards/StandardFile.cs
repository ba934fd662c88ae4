namespace EnergyQuota.Quotas.Standards;

/// <summary>A file of standards, sets, monthly splits and exclusions as it is written: everything is text until it is checked.</summary>
internal sealed class StandardFile
{
    public List<StandardText> Standards { get; set; } = [];

    public List<FactorSetText> CoefficientSets { get; set; } = [];

    public List<FactorSetText> Co2FactorSets { get; set; } = [];

    public List<SplitText> MonthlySplits { get; set; } = [];

    public List<ExclusionText> Exclusions { get; set; } = [];

    public List<SharedText> SharedMeters { get; set; } = [];
}

/// <summary>The split of a shared building's register as written.</summary>
internal sealed class SharedText
{
    public string? Meter { get; set; }

    public string? Register { get; set; }

    public string? Method { get; set; }

    public string? From { get; set; }

    public List<SharedPartText> Parts { get; set; } = [];

    public string? Source { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A part of such a split as written.</summary>
internal sealed class SharedPartText
{
    public string? Institution { get; set; }

    public string? Basis { get; set; }
}

/// <summary>A standard as written.</summary>
internal sealed class StandardText
{
    public string? Code { get; set; }

    public string? TitleZh { get; set; }

    public string? TitleEn { get; set; }

    public string? Issuer { get; set; }

    public string? Region { get; set; }

    public string? EffectiveFrom { get; set; }

    public string? EffectiveTo { get; set; }

    public string? RepealedBy { get; set; }

    public string? Replaces { get; set; }

    public string? Amends { get; set; }

    public string? State { get; set; }

    public string? FirstJudgedYear { get; set; }

    public string? CoefficientSet { get; set; }

    public string? Demonstration { get; set; }

    public string? Source { get; set; }

    public List<DecisionText> Life { get; set; } = [];

    public List<RowText> Rows { get; set; } = [];

    public List<CorrectionText> Corrections { get; set; } = [];
}

/// <summary>A decision about a standard as written.</summary>
internal sealed class DecisionText
{
    public string? Kind { get; set; }

    public string? Result { get; set; }

    public string? On { get; set; }

    public string? By { get; set; }

    public string? Document { get; set; }

    public string? Note { get; set; }
}

/// <summary>A correction as written: steps, or constant, slope and reference.</summary>
internal sealed class CorrectionText
{
    public string? Name { get; set; }

    public string? Indicator { get; set; }

    public string? Class { get; set; }

    public string? TitleZh { get; set; }

    public string? TitleEn { get; set; }

    public string? Input { get; set; }

    public string? InputUnit { get; set; }

    public string? Effect { get; set; }

    public string? WhenUnknown { get; set; }

    public string? Constant { get; set; }

    public string? Slope { get; set; }

    public string? Reference { get; set; }

    public string? Inverse { get; set; }

    public List<StepText> Steps { get; set; } = [];

    public string? Source { get; set; }

    public string? Confidence { get; set; }
}

/// <summary>A step of a correction as written; the last has no <c>up_to</c>.</summary>
internal sealed class StepText
{
    public string? UpTo { get; set; }

    public string? Factor { get; set; }
}

/// <summary>A row as written.</summary>
internal sealed class RowText
{
    public string? Class { get; set; }

    public string? SubClass { get; set; }

    public string? Zone { get; set; }

    public string? HeatingType { get; set; }

    public Dictionary<string, string?>? PersonWeights { get; set; }

    public string? Indicator { get; set; }

    public string? Unit { get; set; }

    public string? Constraint { get; set; }

    public string? Baseline { get; set; }

    public string? Leading { get; set; }

    public string? Table { get; set; }

    public string? Source { get; set; }

    public string? Confidence { get; set; }
}

/// <summary>A set of coefficients or factors as written.</summary>
internal sealed class FactorSetText
{
    public string? Id { get; set; }

    public string? Source { get; set; }

    public string? Year { get; set; }

    public string? Region { get; set; }

    public List<FactorText> Entries { get; set; } = [];
}

/// <summary>A coefficient or factor as written.</summary>
internal sealed class FactorText
{
    public string? EnergyType { get; set; }

    public string? Unit { get; set; }

    public string? Value { get; set; }
}

/// <summary>A monthly split as written.</summary>
internal sealed class SplitText
{
    public string? Class { get; set; }

    public string? Indicator { get; set; }

    public string? FromYear { get; set; }

    public List<string?> Shares { get; set; } = [];

    public string? Source { get; set; }
}

/// <summary>An exclusion as written.</summary>
internal sealed class ExclusionText
{
    public string? Institution { get; set; }

    public string? Kind { get; set; }

    public string? EnergyType { get; set; }

    public string? Meter { get; set; }

    public string? Register { get; set; }

    public string? Area { get; set; }

    public string? People { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Source { get; set; }

    public string? State { get; set; }

    public string? Approval { get; set; }
}
