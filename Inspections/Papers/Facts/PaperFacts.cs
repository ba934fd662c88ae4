namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>What a paper says, without its number, its day and who issues it.</summary>
public abstract record PaperFacts
{
    private protected PaperFacts()
    {
    }

    /// <summary>The kind of paper.</summary>
    public abstract PaperKind Kind { get; }

    /// <summary>The institution it is about.</summary>
    public required string InstitutionCode { get; init; }

    /// <summary>
    /// The number of the case it belongs to, within the cases that have this kind of paper. Only one paper of a kind that is not void can
    /// belong to a case.
    /// </summary>
    public required long CaseId { get; init; }

    /// <summary>Local rules that stand beside the decree, with issuer and number as they are cited; empty where there are none.</summary>
    public string LocalBasis { get; init; } = "";

    /// <summary>The last day that it gives the institution, where it gives one: a paper issued after that day is refused.</summary>
    public virtual DateOnly? DueOn => null;

    /// <summary>What keeps the paper from being issued, whatever its template; none where all is well. Pure.</summary>
    public abstract IEnumerable<PaperFault> Faults();

    private protected static IEnumerable<PaperFault> Need(bool holds, string zh, string en) => holds ? [] : [new PaperFault(zh, en)];
}
