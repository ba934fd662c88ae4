namespace EnergyQuota.Metering.Settlement;

/// <summary>Which decisions of an officer settle a finding. Pure.</summary>
public static class FittingDecisions
{
    /// <summary>The kinds of findings that wait for a person: nothing of them is booked, or a value was chosen for want of a better.</summary>
    public static IReadOnlyList<FindingKind> Waiting { get; } =
    [
        FindingKind.Jump, FindingKind.ResetCandidate, FindingKind.Suspect, FindingKind.Conflict, FindingKind.ReplacementMismatch,
        FindingKind.MultiplierWithoutRegister, FindingKind.Negative, FindingKind.AboveModulus, FindingKind.BeforeInstallation,
    ];

    /// <summary>Whether a finding of this kind waits for a person; the others are told and need nobody.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsWaiting(FindingKind kind) => Waiting.Contains(kind);

    /// <summary>The decisions that fit a finding, the likeliest first; none where another entry settles it.</summary>
    /// <param name="kind">The finding's kind.</param>
    /// <param name="difference">
    /// The register at its first point − the last good register before it; <see langword="null"/>: there is none.
    /// </param>
    /// <param name="facts">The register's facts.</param>
    /// <param name="at">The finding's first point.</param>
    public static IReadOnlyList<DecisionKind> For(FindingKind kind, decimal? difference, RegisterFacts facts, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var rose = difference is not < 0m;
        return kind switch
        {
            FindingKind.Jump => [DecisionKind.Accept, DecisionKind.Reject, .. Wrap(facts)],
            FindingKind.ResetCandidate => [DecisionKind.Reset, .. Wrap(facts), DecisionKind.Glitch],
            FindingKind.Suspect when rose => [DecisionKind.Accept, DecisionKind.Reject, DecisionKind.Correct, DecisionKind.Void],
            FindingKind.Suspect => [DecisionKind.Reset, .. Wrap(facts), DecisionKind.Glitch, DecisionKind.Correct, DecisionKind.Void],
            FindingKind.ReplacementMismatch when rose => [DecisionKind.Accept, DecisionKind.Reject],
            FindingKind.ReplacementMismatch => [DecisionKind.Reset, .. Wrap(facts)],
            FindingKind.Conflict when facts.Events.Any(known => known is Replacement && known.At == at) => [DecisionKind.Void],
            FindingKind.Conflict => [DecisionKind.Correct, DecisionKind.Void],
            FindingKind.Negative or FindingKind.AboveModulus => [DecisionKind.Glitch, DecisionKind.Correct],
            FindingKind.BeforeInstallation => [DecisionKind.Glitch],
            _ => [],
        };
    }

    private static DecisionKind[] Wrap(RegisterFacts facts) => facts.Modulus is null ? [] : [DecisionKind.Wrap];
}
