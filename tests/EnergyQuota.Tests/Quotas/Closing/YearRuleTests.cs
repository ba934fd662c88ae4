using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Tests.Quotas.Closing;

public sealed class YearRuleTests
{
    private static readonly YearCase Ready = new()
    {
        Institution = QuotaFacts.Court(),
        Year = 2025,
        Today = new DateOnly(2026, 1, 1),
        IsClosed = false,
        Closed = Enumerable.Range(1, 12).Select(number => new Month(2025, number)).ToHashSet(),
        Open = new Dictionary<Month, IReadOnlyList<ClosingBlock>>(),
        Disturbed = [],
        Pending = [],
        Verdicts = [Judged(Grade.Over, "")],
        VerdictsAreCurrent = true,
    };

    [Fact]
    public void Blocks_TwelveMonthsClosedAndJudged_None() => Assert.Empty(YearRule.Blocks(Ready));

    [Fact]
    public void Blocks_ClosedAlready_None() =>
        Assert.Empty(YearRule.Blocks(Ready with { IsClosed = true, Closed = new HashSet<Month>(), VerdictsAreCurrent = false }));

    [Fact]
    public void Blocks_EachThing_IsNamed()
    {
        var may = new Month(2025, 5);
        var of = new ClosingBlock(ClosingBlockKind.WaitsForSettlement, new RegisterId("E1"));
        var blocks = YearRule.Blocks(Ready with
        {
            Today = new DateOnly(2025, 12, 31),
            Closed = Ready.Closed.Where(month => month != may).ToHashSet(),
            Open = new Dictionary<Month, IReadOnlyList<ClosingBlock>> { [may] = [of] },
            Disturbed = [new RegisterId("E2"), new RegisterId("E2")],
            Pending = [(new RegisterId("E1"), new Month(2025, 2))],
            Verdicts = [Judged(Grade.CannotJudge, "NotInBeing,AreaMissing:2025-03-01")],
            VerdictsAreCurrent = false,
        });

        Assert.Equal(
            [
                (YearBlockKind.TooSoon, "", false),
                (YearBlockKind.MonthOpen, "2025-05", false),
                (YearBlockKind.FindingOpen, "E2/total", true),
                (YearBlockKind.AdjustmentPending, "2025-02 E1/total", false),
                (YearBlockKind.VerdictWaits, "", false),
                (YearBlockKind.CannotJudge, "NonHeatingEnergyPerArea AreaMissing:2025-03-01", true),
            ],
            blocks.Select(block => (block.Kind, block.Subject, block.MayAccept)));
        Assert.Equal([of], blocks[1].OfMonth);
    }

    [Theory]
    [InlineData("2025-03-15", null, 10)]
    [InlineData("2024-01-01", "2025-03-01", 2)]
    [InlineData("2025-03-31", "2025-04-01", 1)]
    [InlineData("2024-01-01", "2025-01-01", 0)]
    [InlineData("2026-01-01", null, 0)]
    public void MonthsOf_PartOfTheYear_AreThoseInWhichItWas(string from, string? to, int months) =>
        Assert.Equal(months, YearRule.MonthsOf(QuotaFacts.Court(DateOnly.Parse(from, null), to is null ? null : DateOnly.Parse(to, null)), 2025).Count);

    [Fact]
    public void Blocks_InBeingForPartOfTheYear_OnlyItsMonthsCount()
    {
        var part = Ready with { Institution = QuotaFacts.Court(new DateOnly(2025, 11, 20)), Closed = new HashSet<Month> { new(2025, 11), new(2025, 12) } };

        Assert.Empty(YearRule.Blocks(part));
        Assert.Equal(YearBlockKind.NotInBeing, YearRule.Blocks(part with { Institution = QuotaFacts.Court(new DateOnly(2026, 1, 1)) })[0].Kind);
    }

    [Fact]
    public void Left_AcceptedByName_OnlyWhatMayBeAccepted()
    {
        var blocks = YearRule.Blocks(Ready with
        {
            Disturbed = [new RegisterId("E1"), new RegisterId("E2")],
            Pending = [(new RegisterId("E1"), new Month(2025, 2))],
        });
        var left = YearRule.Left(blocks,
        [
            new YearAcceptance(YearBlockKind.FindingOpen, "E1/total", "x"),
            new YearAcceptance(YearBlockKind.CannotJudge, "E2/total", "x"),
            new YearAcceptance(YearBlockKind.AdjustmentPending, "2025-02 E1/total", "x"),
        ]);

        Assert.Equal(["E2/total", "2025-02 E1/total"], left.Select(block => block.Subject));
    }

    [Fact]
    public void FinalityRule_EachCase_SaysWhetherItMovesAndMayBeAskedAbout()
    {
        var (current, past) = (Judged(Grade.Over, ""), Judged(Grade.Over, ""));
        (current.Id, past.Id, past.Current) = (7, 6, false);

        Assert.Equal(VerdictFinality.Provisional, FinalityRule.Of(current, false, _ => false));
        Assert.Equal(VerdictFinality.Final, FinalityRule.Of(current, true, id => id == 7));
        Assert.Equal(VerdictFinality.AfterClosing, FinalityRule.Of(current, true, id => id == 6));
        Assert.Equal(VerdictFinality.Final, FinalityRule.Of(past, true, id => id == 6));
        Assert.Equal(VerdictFinality.Provisional, FinalityRule.Of(past, true, id => id == 7));
        Assert.Equal(
            [(false, true), (true, true), (false, false)],
            Enum.GetValues<VerdictFinality>().Select(finality => (FinalityRule.MayExplain(finality, false), FinalityRule.MayExplain(finality, true))));
    }

    [Fact]
    public void DigestOf_AnyPartChanged_IsAnother()
    {
        var months = new List<ClosedMonth> { new("2025-01", 1, "a"), new("2025-02", 1, "b") };
        var verdict = Judged(Grade.Over, "");
        var digest = YearClosing.DigestOf(months, [verdict]);

        Assert.Equal(digest, YearClosing.DigestOf([months[1], months[0]], [verdict]));
        Assert.NotEqual(digest, YearClosing.DigestOf([months[0]], [verdict]));
        Assert.NotEqual(digest, YearClosing.DigestOf([months[0], months[1] with { Edition = 2 }], [verdict]));
        Assert.NotEqual(digest, YearClosing.DigestOf([months[0], months[1] with { Digest = "c" }], [verdict]));
        Assert.NotEqual(digest, YearClosing.DigestOf(months, [Judged(Grade.Constraint, "")]));
        Assert.NotEqual(digest, YearClosing.DigestOf(months, [Judged(Grade.Over, "", "{}")]));
        Assert.NotEqual(digest, YearClosing.DigestOf(months, []));
    }

    private static Verdict Judged(Grade grade, string reasons, string inputs = "") => new()
    {
        InstitutionCode = QuotaFacts.Code,
        Year = 2025,
        Indicator = QuotaIndicator.NonHeatingEnergyPerArea,
        Grade = grade,
        Reasons = reasons,
        InputsJson = inputs,
        AsOf = QuotaFacts.AsOf,
        Revision = 1,
        Current = true,
    };
}
