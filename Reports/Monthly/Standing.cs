namespace EnergyQuota.Reports.Monthly;

/// <summary>Where a year in progress stands. It is a forecast and never a verdict: quotas are set for periods of a year.</summary>
public enum Standing
{
    /// <summary>On course to end at or under the leading value (引导值).</summary>
    WithinLeading,

    /// <summary>On course to end between leading and baseline value (基准值).</summary>
    WithinBaseline,

    /// <summary>On course to end between baseline and constraint value (约束值).</summary>
    WithinConstraint,

    /// <summary>On course to end above the constraint value.</summary>
    OverConstraint,

    /// <summary>The year so far is above the constraint value of the whole year already.</summary>
    Exceeded,

    /// <summary>What is known for certain is above the constraint value of the whole year already; the true figure is higher.</summary>
    OverLowerBound,

    /// <summary>Too little is known to say.</summary>
    CannotJudge,
}
