namespace EnergyQuota.Quotas.Standards;

/// <summary>Where a standard stands. The numbers are stored and never reused.</summary>
public enum StandardState
{
    /// <summary>Entered but incomplete, for example a form whose values the agency has still to enter; judges nothing.</summary>
    Draft = 1,

    /// <summary>Published (已发布): law between its dates, and never changed again; see <see cref="Life.StandardStage"/> for a day.</summary>
    InForce = 2,

    /// <summary>Repealed (废止): judges the periods up to the end of its validity only.</summary>
    Repealed = 3,

    /// <summary>A draft whose legality review (合法性审查) was passed: it may be published; changed, it is a draft again. Judges nothing.</summary>
    Reviewed = 4,
}

/// <summary>How sure a figure is. The numbers are stored and never reused. Less sure figures are refused on import.</summary>
public enum SourceConfidence
{
    /// <summary>Read in the text of the standard itself.</summary>
    High = 1,

    /// <summary>Read in a transcription that states it was checked against the text.</summary>
    Medium = 2,

    /// <summary>Entered by the agency from its own copy of the standard.</summary>
    Agency = 3,
}
