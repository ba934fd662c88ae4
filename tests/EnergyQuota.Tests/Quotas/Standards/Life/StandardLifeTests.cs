using CsCheck;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Life;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas.Standards.Life;

public sealed class StandardLifeTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly HashSet<string> Sets = ["set"];
    private static readonly Dictionary<string, StandardState> None = [];

    [Fact]
    public void Apply_WholeLife_GoesFromDraftToRepeal()
    {
        var standard = Draft();
        Do(standard, Review(ReviewResult.NotPassed, 1));
        Assert.Equal(StandardState.Draft, standard.State);
        Do(standard, Review(ReviewResult.Passed, 2));
        Do(standard, Publish(3));
        Assert.Equal((StandardState.InForce, new DateOnly(2026, 4, 1), 2027), (standard.State, standard.EffectiveFrom, standard.FirstJudgedYear));
        Do(standard, Move(StandardDecisionKind.PeriodicReview, 4) with { Result = ReviewResult.ToBeRepealed });
        Do(standard, Move(StandardDecisionKind.Repealed, 5) with { EffectiveTo = new DateOnly(2026, 9, 1) });

        Assert.Equal((StandardState.Repealed, new DateOnly(2026, 9, 1)), (standard.State, standard.EffectiveTo));
        Assert.Equal(5, standard.Decisions.Count);
        Assert.All(standard.Decisions, d => Assert.Equal(("admin", AsOf), (d.EnteredBy, d.EnteredAt)));
    }

    [Fact]
    public void Refusal_PublicationWithoutPassedReview_IsNotFromThisState()
    {
        var standard = Draft();
        Assert.Equal(LifeFault.NotFromThisState, Refusal(standard, Publish(1)));
        Do(standard, Review(ReviewResult.NotPassed, 1));
        Assert.Equal(LifeFault.NotFromThisState, Refusal(standard, Publish(2)));
    }

    [Fact]
    public void Refusal_Publication_ThatActsBackOrLacksSomething_SaysWhy()
    {
        var standard = Draft();
        Do(standard, Review(ReviewResult.Passed, 10));

        Assert.Equal(LifeFault.ActsBack, Refusal(standard, Publish(11) with { EffectiveFrom = new DateOnly(2026, 1, 10) }));
        Assert.Equal(LifeFault.ActsBack, Refusal(standard, Publish(11) with { FirstJudgedYear = 2025 }));
        Assert.Equal(LifeFault.DateOutOfOrder, Refusal(standard, Publish(9)));
        Assert.Equal(LifeFault.DateOutOfOrder, Refusal(standard, Publish(11) with { On = Today.AddDays(1) }));
        Assert.Equal(LifeFault.TextMissing, Refusal(standard, Publish(11) with { Document = " " }));
        Assert.Equal(LifeFault.NoCoefficients, StandardLife.Refusal(standard, Publish(11), None, new HashSet<string>(), Today));
        standard.Amends = "S 0";
        Assert.Equal(LifeFault.OtherNotPublished, Refusal(standard, Publish(11)));
        Assert.Equal(LifeFault.OtherNotPublished, StandardLife.Refusal(standard, Publish(11), new Dictionary<string, StandardState> { ["S 0"] = StandardState.Draft }, Sets, Today));
        Assert.Null(StandardLife.Refusal(standard, Publish(11), new Dictionary<string, StandardState> { ["S 0"] = StandardState.InForce }, Sets, Today));
        standard.Rows.Clear();
        Assert.Equal(LifeFault.NoRows, Refusal(standard, Publish(11)));
    }

    [Fact]
    public void Refusal_Repeal_NeedsAnEndThatLiesAhead()
    {
        var standard = Published();
        Assert.Equal(LifeFault.EndOutOfOrder, Refusal(standard, Move(StandardDecisionKind.Repealed, 5)));
        Assert.Equal(LifeFault.EndOutOfOrder, Refusal(standard, Move(StandardDecisionKind.Repealed, 5) with { EffectiveTo = new DateOnly(2026, 1, 4) }));
        Assert.Equal(LifeFault.OtherNotPublished, Refusal(standard, Move(StandardDecisionKind.Repealed, 5) with { EffectiveTo = Today, RepealedBy = standard.Code }));
    }

    [Fact]
    public void Refusal_Demonstration_IsNoLaw()
    {
        var standard = Draft();
        standard.Demonstration = true;
        Assert.Equal(LifeFault.Demonstration, Refusal(standard, Review(ReviewResult.Passed, 1)));
    }

    [Fact]
    public void StageOn_FollowsTheDaysAndWhatCameAfter()
    {
        var standard = Published();
        var amendment = Standard("A", [Row(standard: "A")], firstYear: 2027);
        (amendment.Amends, amendment.EffectiveFrom) = ("S", new DateOnly(2026, 7, 1));
        var edition = Standard("N", [Row(standard: "N")], firstYear: 2029);
        (edition.Replaces, edition.EffectiveFrom) = ("S", new DateOnly(2028, 7, 1));
        QuotaStandard[] all = [standard, amendment, edition];

        StandardStage On(int year, int month) => StandardLife.StageOn(standard, all, new DateOnly(year, month, 1));
        Assert.Equal(
            [StandardStage.Published, StandardStage.InForce, StandardStage.Amended, StandardStage.Replaced],
            [On(2026, 3), On(2026, 6), On(2026, 7), On(2028, 7)]);
        standard.EffectiveTo = new DateOnly(2028, 1, 1);
        Assert.Equal(StandardStage.Repealed, On(2028, 1));
    }

    /// <summary>Whatever is tried in whatever order, what is recorded is a life that the law allows, and what is published keeps its rows and dates.</summary>
    [Fact]
    public void Refusal_AnySequenceOfMoves_KeepsToTheLaw() =>
        Gen.Select(Gen.Enum<StandardDecisionKind>(), Gen.Enum<ReviewResult>(), Gen.Int[0, 60]).Array[0, 12].Sample(moves =>
        {
            var standard = Draft();
            (DateOnly From, int Year)? law = null;
            foreach (var (kind, result, day) in moves)
            {
                var move = Move(kind, 1) with { On = new DateOnly(2026, 1, 1).AddDays(day), Result = result, EffectiveTo = new DateOnly(2026, 1, 1).AddDays(2 * day) };
                var before = standard.State;
                if (Refusal(standard, move) is not null)
                {
                    continue;
                }

                Do(standard, move);
                Assert.True((before, kind, standard.State) switch
                {
                    (StandardState.Draft or StandardState.Reviewed, StandardDecisionKind.LegalityReview, StandardState.Draft) => result == ReviewResult.NotPassed,
                    (StandardState.Draft or StandardState.Reviewed, StandardDecisionKind.LegalityReview, StandardState.Reviewed) => result == ReviewResult.Passed,
                    (StandardState.Reviewed, StandardDecisionKind.Published, StandardState.InForce) => true,
                    (StandardState.InForce, StandardDecisionKind.PeriodicReview, StandardState.InForce) => result >= ReviewResult.Kept,
                    (StandardState.InForce, StandardDecisionKind.Repealed, StandardState.Repealed) => standard.EffectiveTo > standard.EffectiveFrom,
                    _ => false,
                });
                law ??= standard.IsPublished() ? (standard.EffectiveFrom, standard.FirstJudgedYear) : null;
                Assert.True(law is null || law == (standard.EffectiveFrom, standard.FirstJudgedYear));
            }

            Assert.Equal(standard.Decisions.OrderBy(d => d.On).Select(d => d.On), standard.Decisions.Select(d => d.On));
        });

    [Fact]
    public void DueOn_FollowsTheLastReview()
    {
        var standard = Published();
        var options = new StandardOptions();
        Assert.Equal(new DateOnly(2028, 1, 3), ReviewRule.DueOn(standard, options.ReviewEveryMonths));
        Do(standard, Move(StandardDecisionKind.PeriodicReview, 20) with { Result = ReviewResult.Kept });
        Assert.Equal(new DateOnly(2028, 1, 20), ReviewRule.DueOn(standard, options.ReviewEveryMonths));
        Assert.False(ReviewRule.IsDue(standard, options, new DateOnly(2027, 11, 20)));
        Assert.True(ReviewRule.IsDue(standard, options, new DateOnly(2027, 11, 21)));

        Assert.Null(ReviewRule.DueOn(Draft(), 24));
        standard.Demonstration = true;
        Assert.Null(ReviewRule.DueOn(standard, 24));
    }

    private static QuotaStandard Draft()
    {
        var standard = Standard(Row());
        (standard.State, standard.EffectiveFrom, standard.FirstJudgedYear) = (StandardState.Draft, new DateOnly(2026, 4, 1), 2027);
        return standard;
    }

    private static QuotaStandard Published()
    {
        var standard = Draft();
        Do(standard, Review(ReviewResult.Passed, 2));
        Do(standard, Publish(3));
        return standard;
    }

    private static StandardMove Move(StandardDecisionKind kind, int day) => new(kind, new DateOnly(2026, 1, day), "法制处", "文 1");

    private static StandardMove Review(ReviewResult result, int day) => Move(StandardDecisionKind.LegalityReview, day) with { Result = result };

    private static StandardMove Publish(int day) => Move(StandardDecisionKind.Published, day);

    private static LifeFault? Refusal(QuotaStandard standard, StandardMove move) => StandardLife.Refusal(standard, move, None, Sets, Today);

    private static void Do(QuotaStandard standard, StandardMove move)
    {
        Assert.Null(Refusal(standard, move));
        StandardLife.Apply(standard, move, "admin", AsOf);
    }
}
