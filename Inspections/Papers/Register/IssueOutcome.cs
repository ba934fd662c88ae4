namespace EnergyQuota.Inspections.Papers.Register;

/// <summary>What came of issuing a paper, or of declaring one void.</summary>
public enum IssueOutcome
{
    /// <summary>Done.</summary>
    Done = 1,

    /// <summary>The account may not.</summary>
    NotAllowed = 2,

    /// <summary>The scope sees no such institution, case or paper.</summary>
    NotFound = 3,

    /// <summary>No agency within the account's own area is set that supervises the institution.</summary>
    NoIssuer = 4,

    /// <summary>Template or facts do not give a whole paper; the faults say why. No number was used.</summary>
    Refused = 5,

    /// <summary>The same was issued already and is not void: it can only be replaced.</summary>
    AlreadyIssued = 6,

    /// <summary>What is to be replaced or declared void is void already, or is no such paper.</summary>
    NotInOrder = 7,

    /// <summary>The reason is blank or too long.</summary>
    ReasonInvalid = 8,
}

/// <summary>What came of issuing a paper.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Paper">The paper issued, or the one in the way.</param>
/// <param name="Faults">Why it was refused.</param>
/// <param name="Missing">The characters for want of which there is no PDF.</param>
public sealed record IssueResult(IssueOutcome Outcome, IssuedPaper? Paper, IReadOnlyList<PaperFault> Faults, IReadOnlyList<string> Missing)
{
    internal static IssueResult Of(IssueOutcome outcome, IssuedPaper? paper = null) => new(outcome, paper, [], []);

    internal static IssueResult Refused(IReadOnlyList<PaperFault> faults) => new(IssueOutcome.Refused, null, faults, []);
}

/// <summary>What came of drawing up a draft.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Files">The files, marked as a draft; <see langword="null"/> where there are none.</param>
/// <param name="Faults">Why it was refused.</param>
public sealed record DraftResult(IssueOutcome Outcome, PaperFiles? Files, IReadOnlyList<PaperFault> Faults);

/// <summary>A paper that another takes the place of.</summary>
/// <param name="PaperId">The paper, which becomes void.</param>
/// <param name="Reason">Why; 1 to 500 characters, printed on the new one.</param>
public sealed record PaperReplacement(long PaperId, string Reason);
