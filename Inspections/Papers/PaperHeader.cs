namespace EnergyQuota.Inspections.Papers;

/// <summary>What the register and the settings add to the facts of a paper.</summary>
public sealed record PaperHeader
{
    /// <summary>The number as printed (文号), e.g. <c>示管节〔2026〕12号</c>; a draft says here that it has none.</summary>
    public required string Number { get; init; }

    /// <summary>The agency that issues it.</summary>
    public required PaperIssuer Issuer { get; init; }

    /// <summary>The institution's name, in Chinese.</summary>
    public required string InstitutionName { get; init; }

    /// <summary>The day it is issued, in the site's zone.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The number of the paper that it takes the place of; empty where there is none.</summary>
    public string ReplacedNumber { get; init; } = "";

    /// <summary>Why that one is void; empty where there is none.</summary>
    public string ReplacedReason { get; init; } = "";

    /// <summary>Whether it is only a draft: marked on every page, without a number, without effect.</summary>
    public bool IsDraft { get; init; }
}
