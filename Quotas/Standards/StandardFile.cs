namespace EnergyQuota.Quotas.Standards;

/// <summary>A file of standards, coefficient sets and CO2 factor sets as it is written: everything is text until it is checked.</summary>
internal sealed class StandardFile
{
    public List<StandardText> Standards { get; set; } = [];

    public List<FactorSetText> CoefficientSets { get; set; } = [];

    public List<FactorSetText> Co2FactorSets { get; set; } = [];
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

    public string? State { get; set; }

    public string? FirstJudgedYear { get; set; }

    public string? CoefficientSet { get; set; }

    public string? Demonstration { get; set; }

    public string? Source { get; set; }

    public List<RowText> Rows { get; set; } = [];
}

/// <summary>A row as written.</summary>
internal sealed class RowText
{
    public string? Class { get; set; }

    public string? SubClass { get; set; }

    public string? Zone { get; set; }

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
