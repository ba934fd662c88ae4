namespace EnergyQuota.Inspections.Law;

/// <summary>What a clock waits for. The numbers are stored and never reused.</summary>
public enum ClockKind
{
    /// <summary>The institution's explanation.</summary>
    Explanation = 1,

    /// <summary>The correction of a violation.</summary>
    Correction = 2,

    /// <summary>The implementation of an opinion.</summary>
    Implementation = 3,

    /// <summary>What an audit recommends.</summary>
    FollowUp = 4,

    /// <summary>The agency's answer to a tip.</summary>
    Answer = 5,

    /// <summary>The local step: use brought down.</summary>
    Reduction = 6,

    /// <summary>The agency's review or re-check of what the institution submitted.</summary>
    Review = 7,
}

/// <summary>Who owes what a clock waits for.</summary>
public static class ClockKinds
{
    /// <summary>Whether the agency owes it; otherwise the institution does.</summary>
    /// <param name="kind">The clock.</param>
    public static bool IsOfAgency(this ClockKind kind) => kind is ClockKind.Answer or ClockKind.Review;
}

/// <summary>What became of a clock. The numbers are stored and never reused.</summary>
public enum ClockState
{
    /// <summary>It runs, or stands in a pause.</summary>
    Running = 1,

    /// <summary>What was owed came in time.</summary>
    Met = 2,

    /// <summary>What was owed came late.</summary>
    Late = 3,

    /// <summary>What was owed did not come, and this was recorded.</summary>
    Missed = 4,

    /// <summary>The case ended otherwise.</summary>
    Ended = 5,
}
