using EnergyQuota.Quotas.Consumption;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

public sealed class ConsumptionMathTests
{
    [Fact]
    public void Totals_SignAndShare_AreApplied()
    {
        var total = Assert.Single(ConsumptionMath.Totals(
            [Even(Term(meter: "A"), 1_000m), Even(Term(meter: "B", share: 0.5m), 200m), Even(Term(meter: "C", sign: -1), 300m)], Start, End));
        Assert.Equal((800m, 800m, 800m, 800m), (total.Quantity, total.AtLeast, total.Low, total.High));
        Assert.Equal(1m, total.Completeness);
    }

    [Fact]
    public void Totals_SubtractedMeterSilent_LowersWhatIsCertain()
    {
        var total = Assert.Single(ConsumptionMath.Totals(
            [Even(Term(meter: "A"), 1_000m), Even(Term(meter: "C", sign: -1), 300m, missing: 8_760, lastYear: 250m)], Start, End));
        Assert.Equal((1_000m, 750m, 750m, 1_000m), (total.Quantity, total.AtLeast, total.Low, total.High));
    }

    [Fact]
    public void Totals_SilentMeterWithoutHistory_LeavesTheMostOpen()
    {
        var total = Assert.Single(ConsumptionMath.Totals(
            [Even(Term(meter: "A"), 1_000m, lastYear: 1_000m), Even(Term(meter: "B"), 1m, missing: 8_760)], Start, End));
        Assert.Null(total.High);
        Assert.Equal(0.5m, total.Completeness);
    }

    [Fact]
    public void Totals_Completeness_IsWeighedByLastYear()
    {
        var total = Assert.Single(ConsumptionMath.Totals(
            [Even(Term(meter: "A"), 1m, lastYear: 900m), Even(Term(meter: "B"), 1m, missing: 8_760, lastYear: 100m)], Start, End));
        Assert.Equal(0.9m, total.Completeness);
    }
}
