using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Tests.Quotas.Evidence;

/// <summary>What holds for every stored verdict.</summary>
internal static class ReplayChecks
{
    /// <summary>Computed again from its inputs it is the same, in the present and in the first form, and its explanation ends where it does.</summary>
    public static void AssertSame(Verdict stored)
    {
        var replayed = VerdictReplay.Replay(stored);
        Assert.Empty(replayed.Differences);
        Assert.Equal(stored.InputsJson, replayed.Again!.InputsJson);

        var first = InFirstForm(replayed);
        var old = VerdictReplay.Replay(first);
        Assert.Empty(old.Differences);
        Assert.Equal((1, first.Grade, first.Value), (old.Inputs!.Format, old.Again!.Grade, old.Again.Value));

        AssertExplained(stored, replayed.Inputs!);
        Assert.NotEmpty(VerdictExplainer.Explain(first, old.Inputs, []));
    }

    /// <summary>The same verdict with inputs in the form that was written first.</summary>
    public static Verdict InFirstForm(ReplayedVerdict replayed)
    {
        var (inputs, input) = (replayed.Inputs!, VerdictReplay.ToInput(replayed.Inputs!));
        var choice = inputs.Row is null ? null : new RowChoice(
            QuotaFacts.Standard(inputs.Standard!.Code, [inputs.Row], inputs.Standard.RegionPrefix, inputs.Standard.Demonstration, inputs.Standard.FirstJudgedYear),
            inputs.Row, inputs.RowReasonZh!, inputs.RowReasonEn!);
        var figure = inputs.Figure is not { } f ? null : new IndicatorFigure(f.Value, f.AtLeast, f.Low, f.High, f.Completeness, []);
        var json = FirstForm.Write(input, new AssessmentRules([], new Dictionary<string, CoefficientSet>(), inputs.Gate), choice, inputs.CoefficientSet, figure);
        return PackedVerdict.Of(replayed.Stored).ToVerdict(json);
    }

    // Worked out along the steps, the value is the engine's, exactly.
    private static void AssertExplained(Verdict stored, VerdictInputs inputs)
    {
        var steps = VerdictExplainer.Explain(stored, inputs, []);
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step.Number));
        Assert.All(steps.SelectMany(step => step.Lines), line => Assert.False(string.IsNullOrWhiteSpace(line.What.Zh) || string.IsNullOrWhiteSpace(line.What.En)));
        if (inputs.Figure?.Value is { } exact)
        {
            var value = Assert.Single(steps.SelectMany(step => step.Lines), line => line.What.En == "exact");
            Assert.Equal(exact, value.Result);
        }
    }
}
