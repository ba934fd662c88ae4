namespace EnergyQuota.Quotas.Coverage;

/// <summary>How far a demand of article 14 is met. The numbers are stored and never reused.</summary>
public enum CoverageAnswer
{
    /// <summary>Met.</summary>
    Met = 1,

    /// <summary>Met in part.</summary>
    Partly = 2,

    /// <summary>Not met.</summary>
    NotMet = 3,

    /// <summary>The figures are not complete enough, or the registry does not know enough, to say.</summary>
    CannotSay = 4,
}
