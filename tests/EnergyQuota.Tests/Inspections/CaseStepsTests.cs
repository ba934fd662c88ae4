using EnergyQuota.Inspections.Explanations;

namespace EnergyQuota.Tests.Inspections;

public sealed class CaseStepsTests
{
    private static readonly DateOnly Deadline = new(2026, 3, 10);

    private static readonly Dictionary<(CaseState, CaseStep), CaseState> Allowed = new()
    {
        [(CaseState.Over, CaseStep.Request)] = CaseState.ExplanationRequested,
        [(CaseState.ExplanationRequested, CaseStep.Receive)] = CaseState.ExplanationReceived,
        [(CaseState.ExplanationRequested, CaseStep.DeclareNotExplained)] = CaseState.NotExplained,
        [(CaseState.ExplanationReceived, CaseStep.Accept)] = CaseState.Accepted,
        [(CaseState.ExplanationReceived, CaseStep.Refuse)] = CaseState.NotAccepted,
    };

    [Fact]
    public void Next_EveryStateAndStep_FollowsTheOrderOfTheLaw()
    {
        foreach (var state in Enum.GetValues<CaseState>())
        {
            foreach (var step in Enum.GetValues<CaseStep>())
            {
                CaseState? expected = Allowed.TryGetValue((state, step), out var next) ? next : null;
                Assert.Equal(expected, CaseSteps.Next(state, step, Deadline.AddDays(1), Deadline));
            }
        }
    }

    [Fact]
    public void Next_OnTheLastDay_IsStillInTime() =>
        Assert.Null(CaseSteps.Next(CaseState.ExplanationRequested, CaseStep.DeclareNotExplained, Deadline, Deadline));
}
