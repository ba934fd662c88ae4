using EnergyQuota.Quotas.Assessment;

namespace EnergyQuota.Tests.Quotas;

public sealed class GravityTests
{
    [Theory]
    [InlineData(Grade.Over, Grade.CannotJudge, Grade.Over)]
    [InlineData(Grade.CannotJudge, Grade.OverLowerBound, Grade.OverLowerBound)]
    [InlineData(Grade.Constraint, Grade.CannotJudge, Grade.CannotJudge)]
    [InlineData(Grade.Leading, Grade.Baseline, Grade.Baseline)]
    public void Gravest_OfTwo_IsTheOneThatWeighsMore(Grade one, Grade other, Grade gravest) => Assert.Equal(gravest, Gravity.Gravest([one, other]));

    [Fact]
    public void Gravest_OfNone_IsNone() => Assert.Null(Gravity.Gravest([]));
}
