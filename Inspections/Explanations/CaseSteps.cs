namespace EnergyQuota.Inspections.Explanations;

/// <summary>Says which step may follow which (Decree 531, art. 17 and 37). Pure.</summary>
/// <remarks>
/// over → explanation requested → received → accepted | not accepted; requested and not received in time → not explained.
/// A late explanation may still be received until the case is declared not explained. No fines.
/// </remarks>
public static class CaseSteps
{
    /// <summary>The state after a step.</summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="step">The step.</param>
    /// <param name="today">The day on which it is taken, in the site's zone.</param>
    /// <param name="deadline">The last day for the explanation, inclusive; <see langword="null"/> before it is requested.</param>
    /// <returns>The next state, or <see langword="null"/> where the step may not be taken.</returns>
    public static CaseState? Next(CaseState state, CaseStep step, DateOnly today, DateOnly? deadline) => (state, step) switch
    {
        (CaseState.Over, CaseStep.Request) => CaseState.ExplanationRequested,
        (CaseState.ExplanationRequested, CaseStep.Receive) => CaseState.ExplanationReceived,
        (CaseState.ExplanationReceived, CaseStep.Accept) => CaseState.Accepted,
        (CaseState.ExplanationReceived, CaseStep.Refuse) => CaseState.NotAccepted,
        (CaseState.ExplanationRequested, CaseStep.DeclareNotExplained) when deadline < today => CaseState.NotExplained,
        _ => null,
    };
}
