using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Tests.Registry;

public sealed class MeteringTreeTests
{
    private static readonly DateOnly March = new(2026, 3, 1);
    private static readonly Meter[] Meters = [Some.Meter("a", "A"), Some.Meter("b", "A", parent: "a"), Some.Meter("c", "A", parent: "b")];

    [Fact]
    public void Upstream_MovedToTheEntryAndBack_FollowsTheDay()
    {
        var tree = new MeteringTree(Meters, [Some.Moved("b", null, "2026-03-01"), Some.Moved("b", "a", "2026-05-01")]);

        Assert.Equal(["b", "a"], tree.Upstream("c", March.AddDays(-1)));
        Assert.Equal(["b"], tree.Upstream("c", March));
        Assert.Equal(["b", "a"], tree.Upstream("c", March.AddMonths(2)));
        Assert.Equal([March, March.AddMonths(2)], tree.ChangesUpstream("c"));
    }

    [Fact]
    public void Circles_ThatArisesByAMoveAndEnds_HasItsFirstDay()
    {
        var tree = new MeteringTree(Meters, [Some.Moved("a", "c", "2026-03-01"), Some.Moved("a", null, "2026-03-02")]);

        Assert.Equal([("a", March), ("b", March), ("c", (DateOnly?)March)], tree.Circles());
    }
}
