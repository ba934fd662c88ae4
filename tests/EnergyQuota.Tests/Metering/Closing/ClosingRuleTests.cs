using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;

namespace EnergyQuota.Tests.Metering.Closing;

public sealed class ClosingRuleTests
{
    private static readonly Month March = new(2026, 3);
    private static readonly RegisterId M1 = new("M1");
    private static readonly BoundaryLevel Known = new(10m, BoundaryBasis.Measured);

    [Fact]
    public void Blocks_WholeMonthAfterItsLateDays_None() => Assert.Empty(ClosingRule.Blocks(Case(Register())));

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Blocks_LateDays_CountWholeDaysAfterTheEnd(int dayOfApril, bool blocked) =>
        Assert.Equal(blocked, Kinds(Case(Register()) with { Today = new DateOnly(2026, 4, dayOfApril) }).Contains(ClosingBlockKind.TooSoon));

    [Theory]
    [InlineData(2, null)]
    [InlineData(1, ClosingBlockKind.EarlierMonthOpen)]
    [InlineData(4, ClosingBlockKind.LaterMonthClosed)]
    public void Blocks_LastClosedMonth_OnlyTheNextMayFollow(int lastClosed, ClosingBlockKind? expected) =>
        Assert.Equal(expected is { } kind ? [kind] : [], Kinds(Case(Register()) with { LastClosed = new Month(2026, lastClosed) }));

    [Fact]
    public void Blocks_WeakBoundaries_UntilEachIsAcceptedByName()
    {
        var weak = Case(Register() with { Start = new BoundaryLevel(9m, BoundaryBasis.Estimated), End = BoundaryLevel.Missing });
        Acceptance start = new(M1, ClosingPart.Start, "gateway was out"), end = new(M1, ClosingPart.End, "meter taken down");

        Assert.Equal([ClosingBlockKind.BoundaryEstimated, ClosingBlockKind.BoundaryMissing], Kinds(weak));
        Assert.Equal([ClosingBlockKind.BoundaryMissing], Kinds(weak, start));
        Assert.Equal([ClosingBlockKind.BoundaryEstimated], Kinds(weak, end, start with { Register = new RegisterId("M2") }));
        Assert.Empty(Kinds(weak, start, end));
    }

    [Theory]
    [InlineData(BoundaryBasis.Measured, false)]
    [InlineData(BoundaryBasis.ReceiveTimed, false)]
    [InlineData(BoundaryBasis.Manual, false)]
    [InlineData(BoundaryBasis.Billed, false)]
    [InlineData(BoundaryBasis.Estimated, true)]
    [InlineData(BoundaryBasis.Missing, true)]
    public void NeedsAcceptance_EachBasis_EstimatedAndMissingOnly(BoundaryBasis basis, bool needed) =>
        Assert.Equal(needed, new BoundaryLevel(1m, basis).NeedsAcceptance);

    [Fact]
    public void Blocks_BelowTheGate_UntilAccepted()
    {
        var thin = Case(Register() with { Figures = Figures(668) });

        Assert.Equal([ClosingBlockKind.Incomplete], Kinds(thin));
        Assert.Empty(Kinds(thin, new Acceptance(M1, ClosingPart.Completeness, "read by hand from now on")));
        Assert.Empty(Kinds(Case(Register() with { Figures = Figures(670) })));
    }

    [Fact]
    public void Blocks_WaitingForSettlement_CannotBeAccepted()
    {
        var block = Assert.Single(ClosingRule.Blocks(Case(Register() with { Waiting = true })));

        Assert.Equal(new ClosingBlock(ClosingBlockKind.WaitsForSettlement, M1), block);
    }

    [Fact]
    public void Blocks_NoRegisterAtAll_IsAReason() => Assert.Equal([ClosingBlockKind.NoRegisters], Kinds(Case()));

    [Fact]
    public void Blocks_FrozenWithAnotherInstitution_WasDecidedThen() =>
        Assert.Empty(Kinds(Case(Register() with { Frozen = true, Waiting = true, End = BoundaryLevel.Missing, Figures = MonthFigures.None })));

    [Fact]
    public void Blocks_ClosedAlready_None() => Assert.Empty(Kinds(Case() with { IsClosed = true, Today = March.FirstDay }));

    private static List<ClosingBlockKind> Kinds(ClosingCase closing, params Acceptance[] accepted) =>
        [.. ClosingRule.Left(ClosingRule.Blocks(closing), accepted).Select(block => block.Kind)];

    private static ClosingCase Case(params RegisterMonth[] registers) => new()
    {
        Month = March,
        Today = new DateOnly(2026, 5, 1),
        LateDays = 4,
        CompletenessGate = 0.9m,
        LastClosed = null,
        IsClosed = false,
        Registers = registers,
    };

    private static RegisterMonth Register() => new(M1, Known, Known, Figures(744), 744, Waiting: false, "", Frozen: false);

    private static MonthFigures Figures(int measured) => new(1m, 1m, 31, measured, 0, 0, 0);
}
