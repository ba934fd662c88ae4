using CsCheck;
using EnergyQuota.Quotas.Coverage;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Registry;
using static EnergyQuota.Tests.Quotas.Coverage.CoverageWorld;

namespace EnergyQuota.Tests.Quotas.Coverage;

/// <summary>
/// The amounts by sub-item against an oracle that never subtracts: each meter has a load right behind it, and each load is
/// followed up the tree by itself.
/// </summary>
public sealed class AttributionPropertyTests
{
    private const int Count = 7;
    private static readonly SubItem?[] Items = [null, null, SubItem.LightingSocket, SubItem.AirConditioning, SubItem.Lifts];
    private static readonly decimal[] Shares = [0.25m, 0.5m, 1m];
    private static readonly DateOnly Middle = new(2026, 7, 1);

    // Only upwards, so that there are no circles; −1 is an entry.
    private static readonly Gen<int[]> AnyParents = Gen.Int[-1, 100].Array[Count].Select(drawn => drawn.Select((parent, i) => i == 0 || parent < 0 ? -1 : parent % i).ToArray());

    private static readonly Gen<(int Meter, decimal Share, bool Minus, int Days)> AnyTerm =
        Gen.Select(Gen.Int[0, Count - 1], Gen.Int[0, 2].Select(i => Shares[i]), Gen.Bool, Gen.Int[0, 2]);

    [Fact]
    public void Map_AnyTreeFormulaAndMove_EachLoadCountsForTheNearestSubItemByWhatIsHeldOfIt()
    {
        var counted = 0;
        Gen.Select(AnyParents, AnyParents, Gen.Int[0, Items.Length - 1].Array[Count], Gen.Int[0, 4].Array[Count], Gen.Int[0, 50].Array[Count], AnyTerm.List[1, 4]).Sample(
            (before, after, items, roles, loads, drawn) =>
            {
                Meter[] meters = [.. before.Select((parent, i) => Meter(Name(i)!, Name(parent), Items[items[i]], role: i > 0 && roles[i] == 0 ? MeterRole.Check : MeterRole.Branch))];
                BoundaryTerm[] terms = [.. drawn.DistinctBy(term => term.Meter).Where(term => meters[term.Meter].Role != MeterRole.Check).Select(term => Some.Term(
                    "A", Name(term.Meter)!, term.Share, term.Minus ? -1 : 1, term.Days == 1 ? "2026-07-01" : "2026-01-01", term.Days == 2 ? "2026-07-01" : null))];

                // What hangs behind a meter does not change its place while the tree does: the loads are moved with it.
                MeterParentChange[] moves = [.. after.Select((parent, i) => Some.Moved(Name(i)!, Name(parent), "2026-07-01"))];
                var expected = new Dictionary<SubItem, decimal>();
                var total = Half(before, From, 181) + Half(after, Middle, 184);
                var halves = new[] { (From: From, Readings: Readings(before)), (From: Middle, Readings: Readings(after)) };

                var actual = MapOf(meters, terms, moves, halves);

                Assert.Equal(total, actual.Total);
                Assert.Equal(
                    expected.Where(amount => amount.Value != 0m).OrderBy(amount => amount.Key),
                    actual.Amounts.Where(amount => amount.Value != 0m).Select(amount => KeyValuePair.Create(amount.Key, amount.Value)));
                Assert.Equal(total, actual.Rest + actual.Amounts.Values.Sum());
                counted += expected.Count > 1 ? 1 : 0;

                decimal Half(int[] parents, DateOnly first, int days)
                {
                    var sum = 0m;
                    for (var i = 0; i < Count; i++)
                    {
                        int[] way = [.. Way(parents, i)];
                        var load = meters[i].Role == MeterRole.Check ? 0 : loads[i] * days;
                        var held = terms.Where(term => term.HoldsOn(first) && way.Contains(term.MeterCode[1] - '0')).Sum(term => term.Sign * term.Share);
                        sum += held * load;
                        if (way.Where(at => meters[at].Role != MeterRole.Check).Select(at => meters[at].SubItem).FirstOrDefault(item => item is not null) is { } item)
                        {
                            expected[item] = expected.GetValueOrDefault(item) + (held * load);
                        }
                    }

                    return sum;
                }

                // A check meter shows anything.
                decimal[] Readings(int[] parents) => [.. Enumerable.Range(0, Count).Select(at => meters[at].Role == MeterRole.Check
                    ? 777m
                    : Enumerable.Range(0, Count).Where(i => meters[i].Role != MeterRole.Check && Way(parents, i).Contains(at)).Sum(i => (decimal)loads[i]))];
            },
            iter: 3_000, threads: 1);

        Assert.True(counted > 300);
    }

    private static SubItemCoverage MapOf(
        Meter[] meters, BoundaryTerm[] terms, MeterParentChange[] moves, (DateOnly From, decimal[] Readings)[] halves) => MapBySpan(
        meters, terms, moves, (register, first) => halves.Last(half => half.From <= first).Readings[register[1] - '0']).SubItems;

    private static IEnumerable<int> Way(int[] parents, int meter)
    {
        for (var at = meter; at >= 0; at = parents[at])
        {
            yield return at;
        }
    }

    private static string? Name(int meter) => meter < 0 ? null : $"m{meter}";
}
