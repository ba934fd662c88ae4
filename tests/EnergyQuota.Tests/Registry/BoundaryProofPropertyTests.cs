using CsCheck;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Tests.Registry;

/// <summary>The proof against an oracle that looks at every single day and closes the parent relation by Warshall's algorithm.</summary>
public sealed class BoundaryProofPropertyTests
{
    private const int MeterCount = 4, LastDay = 7;
    private static readonly decimal[] Shares = [0.3m, 0.5m, 1m, 1m];
    private static readonly DateOnly Start = new(2026, 1, 1);

    private static readonly Gen<int?> AnyParent = Gen.Int[-2, MeterCount - 1].Select(parent => parent < 0 ? (int?)null : parent);

    private static readonly Gen<(int Meter, int Day, int? Parent)> AnyMove = Gen.Select(Gen.Int[0, MeterCount - 1], Gen.Int[1, LastDay - 1], AnyParent);

    private static readonly Gen<BoundaryTerm> AnyTerm = Gen.Select(
        Gen.Int[0, 1], Gen.Int[0, MeterCount - 1], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[1, 6], Gen.Int[0, 3].Select(i => Shares[i]),
        (owner, meter, sign, from, days, share) => Some.Term(
            owner == 0 ? "A" : "B", Name(meter), share, sign == 0 ? -1 : 1, Text(from), from + days > LastDay - 1 ? null : Text(from + days)));

    [Fact]
    public void Check_AnyTreeAndTermsThatChange_FindsWhatEachDayShows()
    {
        var found = new Dictionary<BoundaryFindingKind, int>();
        var fine = 0;
        Gen.Select(AnyParent.Array[MeterCount], AnyMove.List[0, 3], AnyTerm.List[1, 5]).Sample(
            (parents, moves, terms) =>
            {
                Meter[] meters = [.. parents.Select((parent, i) => Some.Meter(Name(i), "A", parent: parent is { } code ? Name(code) : null))];
                moves = [.. moves.DistinctBy(move => (move.Meter, move.Day))];
                var tree = new MeteringTree(meters, [.. moves.Select(move => Some.Moved(Name(move.Meter), move.Parent is { } code ? Name(code) : null, Text(move.Day)))]);

                var actual = BoundaryProof.Check(terms, tree).GroupBy(finding => finding.Kind)
                    .ToDictionary(kind => kind.Key, kind => kind.Min(finding => finding.From ?? Start.AddDays(-1)));

                Assert.Equal(Expected(parents, moves, terms).OrderBy(kind => kind.Key), actual.OrderBy(kind => kind.Key));
                fine += actual.Count == 0 ? 1 : 0;
                foreach (var kind in actual.Keys)
                {
                    found[kind] = found.GetValueOrDefault(kind) + 1;
                }
            },
            iter: 4_000, threads: 1);

        // Each kind came up, and worlds that are fine did too.
        Assert.Equal(6, found.Count);
        Assert.All(found.Values.Append(fine), count => Assert.True(count > 20));
    }

    private static Dictionary<BoundaryFindingKind, DateOnly> Expected(
        int?[] parents, IReadOnlyList<(int Meter, int Day, int? Parent)> moves, IReadOnlyList<BoundaryTerm> terms)
    {
        var expected = new Dictionary<BoundaryFindingKind, DateOnly>();
        for (var day = -1; day <= LastDay + 1; day++)
        {
            var above = Closure(parents, moves, day);
            var date = Start.AddDays(day);
            var holding = terms.Where(term => term.From <= date && (term.To is null || date < term.To)).ToList();
            foreach (var (one, other) in holding.SelectMany((one, i) => holding.Skip(i + 1).Select(other => (one, other))).Where(pair => pair.one.InstitutionCode == pair.other.InstitutionCode))
            {
                Note(BoundaryFindingKind.MeterCountedTwice, one.MeterCode == other.MeterCode);
                Note(BoundaryFindingKind.AncestorCounted, one.Sign > 0 && other.Sign > 0 && one.MeterCode != other.MeterCode
                    && (above[Index(one), Index(other)] || above[Index(other), Index(one)]));
            }

            for (var meter = 0; meter < MeterCount; meter++)
            {
                var way = holding.Where(term => Index(term) == meter || above[Index(term), meter]).ToList();
                var own = way.Where(term => Index(term) == meter).ToList();
                var held = way.GroupBy(term => term.InstitutionCode).ToDictionary(owner => owner.Key, owner => owner.Sum(term => term.Sign * term.Share));
                var positive = way.Where(term => term.Sign > 0).ToList();
                Note(BoundaryFindingKind.ParentCircle, above[meter, meter]);
                Note(BoundaryFindingKind.SharesExceedOne, own.Where(term => term.Sign > 0).Sum(term => term.Share) > 1m);
                Note(BoundaryFindingKind.TakenAwayNotHeld, own.Exists(term => term.Sign < 0 && held[term.InstitutionCode] < 0m));
                Note(BoundaryFindingKind.CountedByOthers, terms.Any(term => Index(term) == meter) && held.Values.Sum(share => Math.Max(0m, share)) > 1m
                    && positive.DistinctBy(Index).Count() > 1 && positive.DistinctBy(term => term.InstitutionCode).Count() > 1);
            }

            void Note(BoundaryFindingKind kind, bool isSo)
            {
                if (isSo)
                {
                    expected.TryAdd(kind, date);
                }
            }
        }

        return expected;
    }

    private static bool[,] Closure(int?[] parents, IReadOnlyList<(int Meter, int Day, int? Parent)> moves, int day)
    {
        var above = new bool[MeterCount, MeterCount];
        for (var meter = 0; meter < MeterCount; meter++)
        {
            var last = moves.Where(move => move.Meter == meter && move.Day <= day).OrderByDescending(move => move.Day).Select(move => ((int, int, int?)?)move).FirstOrDefault();
            if ((last is { } move ? move.Item3 : parents[meter]) is { } parent)
            {
                above[parent, meter] = true;
            }
        }

        for (var through = 0; through < MeterCount; through++)
        {
            for (var top = 0; top < MeterCount; top++)
            {
                for (var bottom = 0; bottom < MeterCount; bottom++)
                {
                    above[top, bottom] |= above[top, through] && above[through, bottom];
                }
            }
        }

        return above;
    }

    private static int Index(BoundaryTerm term) => term.MeterCode[1] - '0';

    private static string Name(int meter) => $"m{meter}";

    private static string Text(int day) => $"{Start.AddDays(day):yyyy-MM-dd}";
}
