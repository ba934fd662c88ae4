namespace EnergyQuota.Registry.Audit;

/// <summary>What a check of the audit log found.</summary>
public enum AuditFaultKind
{
    /// <summary>A line is not as it was written: its hash does not fit what it says. Found by the chain.</summary>
    LineAltered,

    /// <summary>Numbers are missing before a line. Found by the chain.</summary>
    LinesMissing,

    /// <summary>A line does not continue the one before it: something was put in, taken out or exchanged. Found by the chain.</summary>
    ChainBroken,

    /// <summary>The log ends before a line that was signed as its newest. Found by the signed head.</summary>
    CutOff,

    /// <summary>A line that was signed as the newest had another hash: the log was written anew up to it. Found by the signed head.</summary>
    Rewritten,

    /// <summary>A head was not signed by a known key, or was changed afterwards. Found by the signature.</summary>
    HeadForged,

    /// <summary>A line of the file of heads is no head.</summary>
    HeadUnreadable,
}

/// <summary>One thing that a check of the audit log found.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">The line of the log; for <see cref="AuditFaultKind.HeadUnreadable"/> the line of the file of heads.</param>
/// <param name="Detail">The same for a person.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Number, string Detail)
{
    /// <summary>By what it was found, for a person.</summary>
    public string FoundBy => Kind switch
    {
        AuditFaultKind.CutOff or AuditFaultKind.Rewritten => "by a signed head",
        AuditFaultKind.HeadForged => "by the signature",
        AuditFaultKind.HeadUnreadable => "in the file of heads",
        _ => "by the chain",
    };
}

/// <summary>What a check of the audit log looked at and found.</summary>
/// <param name="Lines">How many lines there are.</param>
/// <param name="Heads">How many heads agreed.</param>
/// <param name="LastHead">The newest line that an agreeing head vouches for; 0: none does.</param>
/// <param name="Faults">What is wrong; at most <see cref="AuditCheck.MostFaults"/>.</param>
public sealed record AuditReport(long Lines, long Heads, long LastHead, IReadOnlyList<AuditFault> Faults);
