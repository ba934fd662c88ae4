namespace EnergyQuota.Quotas.Balancing;

/// <summary>What the difference between a meter and those below it means. The numbers are stored and never reused.</summary>
public enum BalanceState
{
    /// <summary>Within the threshold.</summary>
    Even = 1,

    /// <summary>More is lost than the threshold allows.</summary>
    AboveThreshold = 2,

    /// <summary>The meters below counted more than the one above: one of them, a multiplier or the tree is wrong.</summary>
    Negative = 3,

    /// <summary>One side is not complete enough, or holds a meter that may not be seen: incomplete is not a loss.</summary>
    CannotSay = 4,

    /// <summary>More is left over than the threshold, and known to be load without a meter.</summary>
    Unmetered = 5,
}
