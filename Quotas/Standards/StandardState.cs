namespace EnergyQuota.Quotas.Standards;

/// <summary>Where a standard stands. The numbers are stored and never reused.</summary>
public enum StandardState
{
    /// <summary>Entered but incomplete, for example a form whose values the agency has still to enter; judges nothing.</summary>
    Draft = 1,

    /// <summary>In force between its dates (现行).</summary>
    InForce = 2,

    /// <summary>Repealed (废止): judges the periods up to the end of its validity only.</summary>
    Repealed = 3,
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
