using CsCheck;
using EnergyQuota.Quotas.Standards.Sharing;

namespace EnergyQuota.Tests.Quotas.Standards.Sharing;

public sealed class SplitMathTests
{
    [Fact]
    public void Shares_ThreeEqualParts_AreExactlyOneTogether() =>
        Assert.Equal([0.333334m, 0.333333m, 0.333333m], SplitMath.Shares([7m, 7m, 7m]));

    [Fact]
    public void Shares_AnyBasis_SumToOneAndLieWithinAStepOfTheirPart() =>
        Gen.Int[1, 1_000_000].Array[2, 20].Sample(numbers =>
        {
            var basis = numbers.Select(n => n / 10m).ToList();
            var shares = SplitMath.Shares(basis);

            Assert.Equal(1m, shares.Sum());
            Assert.All(shares.Zip(basis), pair => Assert.InRange(pair.First - (pair.Second / basis.Sum()), -SplitMath.Step, SplitMath.Step));
        });
}
