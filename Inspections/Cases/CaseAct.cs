using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Something done in a case: who, when, by which article, and what was said. Never changed.</summary>
public sealed class CaseAct
{
    /// <summary>The case.</summary>
    public long CaseId { get; set; }

    /// <summary>Its number in the case, from 1.</summary>
    public required int Number { get; set; }

    /// <summary>What was done.</summary>
    public required Move Move { get; set; }

    /// <summary>The state before; <see cref="CaseState.None"/> for the opening.</summary>
    public required CaseState Before { get; set; }

    /// <summary>The state after.</summary>
    public required CaseState After { get; set; }

    /// <summary>The account that entered it.</summary>
    public required string By { get; set; }

    /// <summary>Whether an officer entered for the institution what it said.</summary>
    public bool OnBehalf { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The day on which it happened, in the site's zone; not after <see cref="At"/>, not before the act before it.</summary>
    public required DateOnly On { get; set; }

    /// <summary>The article that allows it, in Chinese, as a paper cites it.</summary>
    public required string BasisZh { get; set; }

    /// <summary>The same in English.</summary>
    public required string BasisEn { get; set; }

    /// <summary>What was said: the reason, the statement, the review; 1 to 4000 characters.</summary>
    public required string Text { get; set; }

    /// <summary>The officers or others who took part, one a line; may be empty.</summary>
    public string People { get; set; } = "";
}
