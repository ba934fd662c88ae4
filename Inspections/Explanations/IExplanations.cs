using EnergyQuota.Registry.Access;

namespace EnergyQuota.Inspections.Explanations;

/// <summary>Over-quota cases as an account sees and moves them. Every step commits together with its audit line.</summary>
public interface IExplanations
{
    /// <summary>Lists cases, newest first.</summary>
    /// <param name="scope">Who asks; cases outside it are left out.</param>
    /// <param name="institutionCode">Of one institution, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<ExplanationRequest>> ListAsync(Scope scope, string? institutionCode, CancellationToken cancellationToken);

    /// <summary>Requests an explanation for an alert that found the quota exceeded.</summary>
    /// <param name="scope">Who requests; an administrator that sees the institution.</param>
    /// <param name="alertId">The alert.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    Task<StepOutcome> RequestAsync(Scope scope, long alertId, CancellationToken cancellationToken);

    /// <summary>Takes a further step.</summary>
    /// <param name="scope">Who takes it; an administrator that sees the institution.</param>
    /// <param name="requestId">The case.</param>
    /// <param name="step">The step; not <see cref="CaseStep.Request"/>.</param>
    /// <param name="text">The explanation received, or what the review says; 1 to 4000 characters.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    Task<StepOutcome> StepAsync(Scope scope, long requestId, CaseStep step, string text, CancellationToken cancellationToken);
}

/// <summary>What came of a step.</summary>
public enum StepOutcome
{
    /// <summary>Done.</summary>
    Done = 1,

    /// <summary>There is no such alert or case in the scope.</summary>
    NotFound = 2,

    /// <summary>The law's order does not allow this step now.</summary>
    NotInOrder = 3,

    /// <summary>The account may not take it.</summary>
    NotAllowed = 4,

    /// <summary>The text is blank or too long.</summary>
    TextInvalid = 5,
}
