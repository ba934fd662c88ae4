using CsCheck;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Sampling;

namespace EnergyQuota.Tests.Inspections.Sampling;

public sealed class SamplingMathTests
{
    [Fact]
    public void NumberOf_KnownSeed_IsWhatAnyToolSays() =>
        // printf 'seed:2026:A' | sha256sum
        Assert.Equal(Known, SamplingMath.NumberOf("seed", 2026, "A"));

    private const string Known = "6a66de4af753c27c41bf7b85660f5f97ab827f07f7c5f454e3ee83ed2235ef7a";

    [Fact]
    public void Draw_AnyCandidates_AllPriorityAndAtLeastTheShareWhateverTheOrder() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 10], Gen.Int[0, 100], Gen.Int[0, 9], Gen.Int[0, 1_000]).Sample((rest, first, percent, seed, shuffle) =>
        {
            var candidates = Enumerable.Range(0, rest).Select(n => new SampleCandidate($"R{n:00}"))
                .Concat(Enumerable.Range(0, first).Select(n => new SampleCandidate($"P{n:00}", InspectionCause.SeriousOverrun))).ToList();
            var drawn = SamplingMath.Draw(candidates, 2026, $"seed {seed}", percent / 100m);
            var other = candidates.OrderBy(c => SamplingMath.NumberOf($"{shuffle}", 1, c.InstitutionCode), StringComparer.Ordinal).ToList();

            Assert.Equal(drawn, SamplingMath.Draw(other, 2026, $"seed {seed}", percent / 100m));
            Assert.Equal(first, drawn.Count(d => d.Cause == InspectionCause.SeriousOverrun));
            var sampled = drawn.Count - first;
            Assert.True(sampled * 100 >= rest * percent && (sampled - 1) * 100 < rest * percent, $"{sampled} of {rest} at {percent} %");
            Assert.Equal(drawn.Count, drawn.Select(d => d.InstitutionCode).Distinct().Count());
        });

    [Fact]
    public void Draw_AnotherSeedOrYear_DrawsOthers()
    {
        var candidates = Enumerable.Range(0, 200).Select(n => new SampleCandidate($"R{n:000}")).ToList();
        var drawn = SamplingMath.Draw(candidates, 2026, "a", 0.1m);
        Assert.NotEqual(drawn.Select(d => d.InstitutionCode), SamplingMath.Draw(candidates, 2026, "b", 0.1m).Select(d => d.InstitutionCode));
        Assert.NotEqual(drawn.Select(d => d.InstitutionCode), SamplingMath.Draw(candidates, 2027, "a", 0.1m).Select(d => d.InstitutionCode));
    }
}
