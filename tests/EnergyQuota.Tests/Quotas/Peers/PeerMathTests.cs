using CsCheck;
using EnergyQuota.Quotas.Peers;

namespace EnergyQuota.Tests.Quotas.Peers;

/// <summary>What is told of a class: enough to find oneself, never what one other uses.</summary>
public sealed class PeerMathTests
{
    private const decimal Leading = 20m, Baseline = 30m, Constraint = 40m;

    private static readonly Gen<decimal[]> Classes = Gen.Int[0, 100_000].Select(static thousandths => thousandths / 1_000m).Array[0, 90];

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Picture_FewerThanFiveOthers_TellsNothing(int members, bool told) => Assert.Equal(told, Of(Even(members)) is not null);

    [Theory]
    [InlineData(11, false, false)]
    [InlineData(12, true, false)]
    [InlineData(23, true, false)]
    [InlineData(24, true, true)]
    public void Picture_HalvesOrQuartersTooSmall_LeavesOutMedianOrQuartiles(int members, bool median, bool quartiles)
    {
        var picture = Of(Even(members))!;

        Assert.Equal((median, quartiles, quartiles), (picture.Median is not null, picture.LowerQuartile is not null, picture.UpperQuartile is not null));
    }

    [Fact]
    public void Picture_HundredEvenValues_HasLimitsAsEdgesAndRoundedQuartiles()
    {
        var picture = Of(Even(100))!;

        Assert.Equal((100, 26m, 51m, 75m), (picture.Members, picture.LowerQuartile, picture.Median, picture.UpperQuartile));
        Assert.Equal(
            [new PeerBin(null, 20m, 20), new PeerBin(20m, 30m, 10), new PeerBin(30m, 40m, 10), new PeerBin(40m, 60m, 20), new PeerBin(60m, null, 40)],
            picture.Bins);
    }

    [Fact]
    public void Place_AmongAHundred_IsRankPercentAndBin()
    {
        var values = Even(100);

        Assert.Equal(new OwnPlace(36, 35, 2), PeerMath.Place(36m, [.. values.Where(static value => value != 36m)], Of(values)!));
    }

    [Theory]
    [InlineData(5, null)] // four use less
    [InlineData(6, 6)]
    [InlineData(95, 95)]
    [InlineData(96, null)] // four use more
    public void Place_FewOnOneSide_HasNoRank(int own, int? rank)
    {
        var values = Even(100);

        Assert.Equal(rank, PeerMath.Place(own, [.. values.Where(value => value != own)], Of(values)!).Rank);
    }

    [Fact]
    public void Picture_AnyClass_HasNoBinOfFewAndNoGap() => Classes.Sample(values =>
    {
        if (Of(values) is not { } picture)
        {
            return values.Length < PeerRule.FewestMembers;
        }

        var whole = picture.Bins[0].From is null && picture.Bins[^1].To is null && picture.Bins.Zip(picture.Bins.Skip(1)).All(static pair => pair.First.To == pair.Second.From);
        return whole && picture.Bins.All(bin => values.Count(value => picture.BinOf(value) == bin) >= PeerRule.FewestMembers);
    });

    [Fact]
    public void Picture_LowestAndHighestMoved_LeavesMedianAndQuartiles() => Classes.Where(static values => values.Length >= PeerRule.FewestMembers).Sample(values =>
    {
        var (picture, moved) = (Of(values)!, values.Order().ToArray());
        (moved[0], moved[^1]) = (0m, 1_000_000m);
        var next = Of(moved)!;
        return (next.LowerQuartile, next.Median, next.UpperQuartile) == (picture.LowerQuartile, picture.Median, picture.UpperQuartile);
    });

    [Fact]
    public void Place_AnyMember_IsInTheBinOfItsValueAndWithinBounds() => Classes.Where(static values => values.Length >= PeerRule.FewestMembers).Sample(values =>
    {
        var picture = Of(values)!;
        var place = PeerMath.Place(values[0], values[1..], picture);
        return picture.Bins[place.Bin] == picture.BinOf(values[0]) && place.PercentBelow is >= 0 and <= 100
            && place.Rank is null or (> PeerRule.FewestOthers) && !(place.Rank > values.Length - PeerRule.FewestOthers);
    });

    private static ClassPicture? Of(IEnumerable<decimal> values) => PeerMath.Picture(values, [Leading, Baseline], Constraint);

    private static decimal[] Even(int count) => [.. Enumerable.Range(1, count).Select(static at => (decimal)at)];
}
