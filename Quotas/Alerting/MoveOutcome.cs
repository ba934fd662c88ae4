namespace EnergyQuota.Quotas.Alerting;

/// <summary>What came of a move.</summary>
public enum MoveOutcome
{
    /// <summary>Done.</summary>
    Done = 1,

    /// <summary>There is no such alert in the scope.</summary>
    NotFound = 2,

    /// <summary>Its state does not allow the move: somebody was faster, or it resolved itself.</summary>
    NotInOrder = 3,

    /// <summary>The account may not do it.</summary>
    NotAllowed = 4,

    /// <summary>The comment is blank or too long.</summary>
    CommentInvalid = 5,

    /// <summary>There is no account of that name that sees the institution and may deal with alerts.</summary>
    NoSuchHandler = 6,

    /// <summary>Nobody stands on a further rung.</summary>
    NoFurtherRung = 7,
}
