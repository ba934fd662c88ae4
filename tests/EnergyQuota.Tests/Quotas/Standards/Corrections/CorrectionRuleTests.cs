using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Corrections;
using EnergyQuota.Registry.Institutions;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas.Standards.Corrections;

/// <summary>Corrections. Their figures are made up: none was found in a text that may ship.</summary>
public sealed class CorrectionRuleTests
{
    [Theory]
    [InlineData("499.9", "0.9")]
    [InlineData("500", "0.9")]
    [InlineData("500.1", "1")]
    [InlineData("99999", "1.25")]
    public void Factor_Steps_TakesTheFirstThatIsNotExceeded(string figure, string factor) =>
        Assert.Equal(Number(factor), CorrectionRule.Factor(Steps("500:0.9;1000:1;:1.25"), Number(figure)));

    [Fact]
    public void Factor_Linear_IsConstantAndSlope()
    {
        Assert.Equal(0.3m + (0.7m * 3_000m / 2_500m), CorrectionRule.Factor(Linear(inverse: false), 3_000m));
        Assert.Equal(0.3m + (0.7m * 2_500m / 3_000m), CorrectionRule.Factor(Linear(inverse: true), 3_000m));
        Assert.Equal(1m, CorrectionRule.Factor(Linear(inverse: true), 2_500m));
        Assert.Null(CorrectionRule.Factor(Linear(inverse: true), 0m));
    }

    [Fact]
    public void Factor_FigureNotKnown_IsNoneUnlessTheStandardSaysWhich()
    {
        var correction = Linear(inverse: false);
        Assert.Null(CorrectionRule.Factor(correction, null));
        correction.WhenUnknown = 1m;
        Assert.Equal(1m, CorrectionRule.Factor(correction, null));
    }

    [Fact]
    public void Assess_Corrections_MoveTheValueAndAreKept()
    {
        var standard = Standard(Row());
        standard.Corrections.Add(Linear(inverse: true));
        standard.Corrections.Add(Steps("500:0.9;:1.2"));
        standard.Corrections.Add(Linear(inverse: false, QuotaIndicator.ElectricityPerArea));
        var input = Input(Court(), Even(Term(), 1_000_000m)) with
        {
            Facts = [Fact(InstitutionFactKind.FloorArea, 10_000m, Start), Asked("hours", 5_000m), Asked("equipment", 800m)],
        };

        var verdict = Assert.Single(Assessor.Assess(input, Rules(standard), AsOf));

        // 31 kgce/m² × (0.3 + 0.7 × 2500/5000) / 1.2
        Assert.Equal((Grade.Constraint, 16.792m), (verdict.Grade, verdict.Value));
        Assert.Contains("\"Corrections\":[{", verdict.InputsJson, StringComparison.Ordinal);
        Assert.Empty(VerdictReplay.Replay(verdict).Differences);
        Assert.Contains("\"Subject\":\"hours\"", verdict.InputsJson, StringComparison.Ordinal);

        var without = Assert.Single(Assessor.Assess(input with { Facts = [input.Facts[0], input.Facts[1]] }, Rules(standard), AsOf));
        Assert.Equal((Grade.CannotJudge, "CorrectionInputMissing:equipment"), (without.Grade, without.Reasons));
    }

    private static InstitutionFact Asked(string name, decimal value)
    {
        var fact = Fact(InstitutionFactKind.Input, value, Start);
        fact.Subject = name;
        return fact;
    }

    private static QuotaCorrection Steps(string steps) => new()
    {
        StandardCode = "S",
        Name = "alpha",
        Indicator = QuotaIndicator.NonHeatingEnergyPerArea,
        TitleZh = "设备",
        Input = "equipment",
        Effect = CorrectionEffect.Divides,
        Steps = steps,
        Source = "made up",
        Confidence = SourceConfidence.Agency,
    };

    private static QuotaCorrection Linear(bool inverse, QuotaIndicator indicator = QuotaIndicator.NonHeatingEnergyPerArea) => new()
    {
        StandardCode = "S",
        Name = "gamma",
        Indicator = indicator,
        TitleZh = "时间",
        Input = "hours",
        Effect = CorrectionEffect.Multiplies,
        Constant = 0.3m,
        Slope = 0.7m,
        Reference = 2_500m,
        Inverse = inverse,
        Source = "made up",
        Confidence = SourceConfidence.Agency,
    };

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
