namespace EnergyQuota.Quotas.Alerting;

/// <summary>What an alert reports. The numbers are stored and never reused.</summary>
public enum AlertKind
{
    /// <summary>Year in progress: above what the agency's split expects by now. Not a verdict.</summary>
    AheadOfSplit = 1,

    /// <summary>Year in progress: the constraint value of the whole year is already used up. Not a verdict.</summary>
    ConstraintUsedUp = 2,

    /// <summary>Closed year: over the constraint value; an explanation is due (Decree 531, art. 17).</summary>
    Over = 3,

    /// <summary>Closed year: over the constraint value by the measured part alone.</summary>
    OverLowerBound = 4,

    /// <summary>Closed year: cannot be judged.</summary>
    CannotJudge = 5,

    /// <summary>Year in progress: the baseline value of the whole year is already used up. Not a verdict.</summary>
    BaselineUsedUp = 6,

    /// <summary>Year in progress: likely to exceed the constraint value. A forecast, not a verdict.</summary>
    ForecastOver = 7,

    /// <summary>A week with more use at night and on rest days than the institution's own weeks of the same make.</summary>
    OffHoursLoad = 8,

    /// <summary>A week in which days or the week itself differ from what such days used before.</summary>
    SuddenChange = 9,

    /// <summary>A gateway or a boundary register from which nothing comes.</summary>
    Silent = 10,

    /// <summary>The last days of an energy type are less complete than the gate demands.</summary>
    DataIncomplete = 11,

    /// <summary>Again and again too little is measured to judge by (Decree 531, art. 37: real-time monitoring).</summary>
    RepeatedlyNotJudgeable = 12,

    /// <summary>A finding about a register waits at the data desk for too long.</summary>
    SuspectRegister = 13,

    /// <summary>A meter and those below it do not agree over a month.</summary>
    UnbalancedTree = 14,

    /// <summary>A step of a case that an officer owes is due soon or overdue.</summary>
    OverdueStep = 15,

    /// <summary>A quota standard is due for its review.</summary>
    StandardReviewDue = 16,
}
