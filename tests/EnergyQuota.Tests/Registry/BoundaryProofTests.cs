using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Tests.Registry;

public sealed class BoundaryProofTests
{
    private static readonly MeteringTree Tree = new(
    [
        Some.Meter("main", "A"), Some.Meter("branch", "A", MeterRole.Branch, "main"), Some.Meter("sub", "A", MeterRole.Sub, "branch"),
        Some.Meter("check", "A", MeterRole.Check), Some.Meter("tariffs", "A", registers: ["peak", "valley", "total"]),
    ], []);

    [Fact]
    public void Check_MainMinusLeasedPlusTheLeased_IsFine()
    {
        Assert.Empty(BoundaryProof.Check(
            [Some.Term("A", "main"), Some.Term("A", "sub", sign: -1), Some.Term("B", "sub")], Tree));
    }

    [Fact]
    public void Check_TariffRegistersBesideEachOther_IsFine()
    {
        Assert.Empty(BoundaryProof.Check(
            [Some.Term("A", "tariffs", register: "peak"), Some.Term("A", "tariffs", register: "valley")], Tree));
    }

    [Fact]
    public void Check_MeterTwiceInOneTotal_NamesBothTerms()
    {
        BoundaryTerm[] terms = [Some.Term("A", "main"), Some.Term("A", "main", from: "2026-05-01")];

        var finding = BoundaryProof.Check(terms, Tree).First(f => f.Kind == BoundaryFindingKind.MeterCountedTwice);

        Assert.Equal(terms, finding.Terms);
        Assert.Equal(new DateOnly(2026, 5, 1), finding.From);
    }

    [Fact]
    public void Check_TotalBesideATariff_IsCountedTwice()
    {
        Assert.Equal(
            [BoundaryFindingKind.MeterCountedTwice],
            Kinds(Some.Term("A", "tariffs", register: "peak"), Some.Term("A", "tariffs", register: "total")));
    }

    [Fact]
    public void Check_OneAfterTheOther_IsFine()
    {
        Assert.Empty(BoundaryProof.Check([Some.Term("A", "main", to: "2026-05-01"), Some.Term("A", "main", from: "2026-05-01")], Tree));
    }

    [Fact]
    public void Check_GrandparentAndGrandchildBothPositive_IsFound()
    {
        Assert.Equal([BoundaryFindingKind.AncestorCounted], Kinds(Some.Term("A", "main"), Some.Term("A", "sub")));
    }

    [Fact]
    public void Check_SharesOfTwoInstitutionsAboveOne_NamesTheFirstDay()
    {
        BoundaryTerm[] terms = [Some.Term("A", "main", 0.6m, to: "2026-08-01"), Some.Term("B", "main", 0.5m, from: "2026-07-01")];

        var finding = Assert.Single(BoundaryProof.Check(terms, Tree));

        Assert.Equal((BoundaryFindingKind.SharesExceedOne, new DateOnly(2026, 7, 1)), (finding.Kind, finding.From!.Value));
    }

    [Fact]
    public void Check_SharesThatNeverMeet_AreFine()
    {
        Assert.Empty(BoundaryProof.Check([Some.Term("A", "main", to: "2026-07-01"), Some.Term("B", "main", from: "2026-07-01")], Tree));
    }

    [Fact]
    public void Check_CheckMeterOrUnknownOrInvalid_IsFound()
    {
        Assert.Equal(
            [BoundaryFindingKind.CheckMeterSummed, BoundaryFindingKind.UnknownRegister, BoundaryFindingKind.TermInvalid],
            Kinds(Some.Term("A", "check"), Some.Term("A", "nowhere"), Some.Term("A", "main", sign: 2)));
    }

    [Fact]
    public void Check_ParentsInACircle_AreFoundAndTheWalkEnds()
    {
        Meter[] circle = [Some.Meter("x", "A", parent: "y"), Some.Meter("y", "A", parent: "x")];

        var findings = BoundaryProof.Check([Some.Term("A", "x")], new MeteringTree(circle, []));

        Assert.Equal(2, findings.Count(f => f.Kind == BoundaryFindingKind.ParentCircle));
    }

    [Fact]
    public void Check_BranchMovedBelowACountedMeter_IsFoundFromThatDayOn()
    {
        var tree = new MeteringTree(
            [Some.Meter("main", "A"), Some.Meter("annex", "A"), Some.Meter("sub", "A", MeterRole.Sub, "annex")], [Some.Moved("annex", "main", "2026-04-01")]);

        var finding = Assert.Single(BoundaryProof.Check([Some.Term("A", "main"), Some.Term("A", "sub")], tree));

        Assert.Equal((BoundaryFindingKind.AncestorCounted, new DateOnly(2026, 4, 1)), (finding.Kind, finding.From));
    }

    [Fact]
    public void Check_OneCountsTheMainAndAnotherItsBranch_IsMoreThanAllOfIt()
    {
        Assert.Equal([BoundaryFindingKind.CountedByOthers], Kinds(Some.Term("A", "main"), Some.Term("B", "branch", 0.5m)));
    }

    [Fact]
    public void Check_TermThatTookTheBranchAwayEnds_IsFoundFromThatDayOn()
    {
        var finding = Assert.Single(BoundaryProof.Check(
            [Some.Term("A", "main"), Some.Term("A", "branch", sign: -1, to: "2026-09-01"), Some.Term("B", "branch")], Tree));

        Assert.Equal((BoundaryFindingKind.CountedByOthers, new DateOnly(2026, 9, 1)), (finding.Kind, finding.From));
    }

    [Fact]
    public void Check_MoreTakenAwayThanHeld_IsFound()
    {
        Assert.Equal([BoundaryFindingKind.TakenAwayNotHeld], Kinds(Some.Term("A", "main", 0.5m), Some.Term("A", "sub", sign: -1)));
    }

    private static IEnumerable<BoundaryFindingKind> Kinds(params BoundaryTerm[] terms) =>
        BoundaryProof.Check(terms, Tree).Select(finding => finding.Kind);
}
