using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports.Regional;
using static EnergyQuota.Tests.Reports.Regional.RegionWorld;

namespace EnergyQuota.Tests.Reports.Regional;

public sealed class RegionVerdictTests
{
    [Fact]
    public void Ranking_TwoClasses_AreNeverComparedWithEachOther()
    {
        var ranking = RankedInstitution.Of(
            Named(Of("A"), Of("B"), Of("S", "education"), Of("T", subClass: "y")),
            [Verdict("A", Grade.Over, 30m), Verdict("B", Grade.Leading, 3m), Verdict("S", Grade.Leading, 1m), Verdict("T", Grade.Leading, 2m)]);

        Assert.Equal([("S", 1, 1), ("B", 1, 2), ("A", 2, 2), ("T", 1, 1)], ranking.Select(r => (r.Code, r.Rank!.Value, r.Ranked)));
    }

    [Fact]
    public void Ranking_OtherCoefficientSet_IsAGroupOfItsOwn()
    {
        var ranking = RankedInstitution.Of(Named(Of("A"), Of("B")), [Verdict("A", Grade.Leading, 5m), Verdict("B", Grade.Leading, 3m, set: "other")]);

        Assert.All(ranking, r => Assert.Equal((1, 1), (r.Rank, r.Ranked)));
    }

    [Fact]
    public void Ranking_EqualValuesAndUnsureOnes_ShareAPlaceOrHaveNone()
    {
        var ranking = RankedInstitution.Of(
            Named(Of("A"), Of("B"), Of("C"), Of("D"), Of("E")),
            [
                Verdict("A", Grade.Leading, 5m), Verdict("B", Grade.Leading, 5m), Verdict("C", Grade.Baseline, 9m), Verdict("D", Grade.CannotJudge, 1m),
                Verdict("E", Grade.OverLowerBound, 30m),
            ]);

        Assert.Equal([("A", 1), ("B", 1), ("C", 3), ("E", null), ("D", (int?)null)], ranking.Select(r => (r.Code, r.Rank)));
    }

    [Fact]
    public void GradeCount_InstitutionWithSeveralVerdicts_CountsOnceByTheGravest()
    {
        var water = Verdict("A", Grade.CannotJudge, null);
        water.Indicator = QuotaIndicator.WaterPerPerson;
        var final = Verdict("B", Grade.Leading, 1m);
        final.Finality = VerdictFinality.Final;

        var count = Assert.Single(GradeCount.Of([Of("A"), Of("B"), Of("C")], [Verdict("A", Grade.Over, 30m), water, final], 2025));

        Assert.Equal((3, 1, 1, 0, 1, 1), (count.Institutions, count.Over, count.Leading, count.CannotJudge, count.NotAssessed, count.Provisional));
        Assert.Equal(
            count.Institutions,
            count.Leading + count.Baseline + count.Constraint + count.Over + count.OverLowerBound + count.CannotJudge + count.NotAssessed);
    }

    [Fact]
    public void GradeCount_InstitutionOfALaterYear_IsNotCounted()
    {
        var later = Of("A");
        later.From = new DateOnly(2026, 1, 1);

        Assert.Empty(GradeCount.Of([later], [], 2025));
    }

    [Fact]
    public void Overrun_OverTwoYears_SaysSo()
    {
        var before = Verdict("A", Grade.OverLowerBound, 40m, 2024);

        var overrun = Assert.Single(Overrun.Of(
            Named(Of("A"), Of("B")), [Verdict("A", Grade.Over, 30m), Verdict("B", Grade.Constraint, 19m)], [before],
            new Dictionary<(string, QuotaIndicator), CaseState>(), 0.6m));

        Assert.Equal((true, false, null), (overrun.YearBeforeToo, overrun.Serious, overrun.Explanation));
    }

    private static Institution Of(string code, string @class = "government", string subClass = "x") => new()
    {
        Code = code,
        NameZh = code,
        RegionCode = County,
        Class = @class,
        SubClass = subClass,
        From = new DateOnly(2020, 1, 1),
    };

    private static Dictionary<string, Institution> Named(params Institution[] institutions) => institutions.ToDictionary(i => i.Code);
}
