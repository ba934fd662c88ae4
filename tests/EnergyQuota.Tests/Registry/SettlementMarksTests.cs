using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry;

public sealed class SettlementMarksTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task ClearAsync_MarkedAgainMeanwhile_KeepsTheMark()
    {
        using var state = new TestState();
        var marks = new SettlementMarks(state, new FakeTimeProvider());
        await marks.MarkAsync([Range("m", 10, 20)], None);
        var listed = await marks.ListAsync(10, None);
        await marks.MarkAsync([Range("m", 15, 16)], None);

        await marks.ClearAsync(listed, None);

        Assert.Equal(Range("m", 10, 20), Assert.Single(await marks.ListAsync(10, None)).Range);
    }

    [Fact]
    public async Task ClearAsync_ClearedAndMarkedAgain_DoesNotTakeTheOldMarkForTheNew()
    {
        using var state = new TestState();
        var marks = new SettlementMarks(state, new FakeTimeProvider());
        await marks.MarkAsync([Range("m", 10, 20)], None);
        var listed = await marks.ListAsync(10, None);
        await marks.ClearAsync(listed, None);
        await marks.MarkAsync([Range("m", 30, 40)], None);

        await marks.ClearAsync(listed, None);

        Assert.Equal(Range("m", 30, 40), Assert.Single(await marks.ListAsync(10, None)).Range);
    }

    [Fact]
    public async Task MarkAsync_FiveThousandAtOnce_AreAllThere()
    {
        using var state = new TestState();
        var marks = new SettlementMarks(state, new FakeTimeProvider());

        await marks.MarkAsync([.. Enumerable.Range(0, 5_000).Select(i => Range($"m{i}", i, i + 1))], None);

        Assert.Equal(5_000, await marks.CountAsync(None));
    }

    [Fact]
    public async Task MarkAsync_OneRegisterSeveralTimesAtOnce_MarksFromTheFirstToTheLast()
    {
        using var state = new TestState();
        var marks = new SettlementMarks(state, new FakeTimeProvider());

        await marks.MarkAsync([Range("m", 10, 20), Range("other", 1, 2), Range("m", 15, 40), Range("m", 5, 6)], None);

        Assert.Equal([Range("m", 5, 40), Range("other", 1, 2)], (await marks.ListAsync(10, None)).Select(static mark => mark.Range));
    }

    [Fact]
    public async Task MarkAsync_NothingInTheCallersTransaction_MarksNothing()
    {
        using var state = new TestState();
        var marks = new SettlementMarks(state, new FakeTimeProvider());
        await using var context = state.CreateDbContext();

        await marks.MarkAsync(context, [], None);

        Assert.Equal(0, await marks.CountAsync(None));
    }

    [Theory]
    [InlineData("电表-1", "尖")]
    [InlineData("0012", "1.8.0")]
    [InlineData("\"quoted\" \\ [1,2]", "{}")]
    [InlineData("😀\n\t", "null")]
    public async Task MarkAsync_NamesOfAnyKind_ComeBackAsTheyAre(string meter, string register)
    {
        using var state = new TestState();
        var marks = new SettlementMarks(state, new FakeTimeProvider());
        var range = new SettlementRange(new RegisterId(meter, register), DateTimeOffset.UnixEpoch.AddTicks(-10), DateTimeOffset.UnixEpoch.AddYears(80));

        await marks.MarkAsync([range, range with { Register = new RegisterId(meter) }], None);

        Assert.Contains(range, (await marks.ListAsync(10, None)).Select(static mark => mark.Range));
    }

    [Fact]
    public async Task ListAsync_SeveralMarks_GivesTheLongestWaitingFirst()
    {
        using var state = new TestState();
        var time = new FakeTimeProvider();
        var marks = new SettlementMarks(state, time);
        await marks.MarkAsync([Range("late", 1, 2)], None);
        time.Advance(TimeSpan.FromSeconds(1));
        await marks.MarkAsync([Range("early", 1, 2)], None);
        time.Advance(TimeSpan.FromSeconds(1));
        await marks.MarkAsync([Range("late", 0, 9)], None);

        Assert.Equal("late", Assert.Single(await marks.ListAsync(1, None)).Range.Register.Meter);
    }

    /// <summary>Whatever is marked, listed and cleared in whatever order, the marks are those of a plain dictionary.</summary>
    [Fact]
    public void Marks_AnySequence_AgreeWithANaiveModel()
    {
        var mark = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 50], Gen.Int[0, 50], (meter, from, length) => (Meter: meter, From: from, To: from + length));
        var step = Gen.OneOf(
            mark.List[1, 4].Select(list => new Step(list, null)),
            Gen.Int[1, 4].Select(limit => new Step(null, limit)));

        step.List[1, 12].Sample(steps => RunAsync(steps).GetAwaiter().GetResult(), iter: 25, threads: 1);
    }

    private static async Task RunAsync(List<Step> steps)
    {
        using var state = new TestState();
        var marks = new SettlementMarks(state, new FakeTimeProvider());
        var model = new Dictionary<string, (long From, long To, bool Fresh)>();
        IReadOnlyList<SettlementMark> listed = [];
        foreach (var step in steps)
        {
            if (step.Marks is { } ranges)
            {
                await marks.MarkAsync([.. ranges.Select(r => Range($"m{r.Meter}", r.From, r.To))], None);
                foreach (var (meter, from, to) in ranges.Select(r => ($"m{r.Meter}", r.From, r.To)))
                {
                    var known = model.GetValueOrDefault(meter, (from, to, true));
                    model[meter] = (Math.Min(known.Item1, from), Math.Max(known.Item2, to), true);
                }
            }
            else
            {
                // What was listed before the last marks is cleared now: only what nobody marked since may go.
                await marks.ClearAsync(listed, None);
                foreach (var meter in listed.Select(m => m.Range.Register.Meter).Where(m => model.TryGetValue(m, out var k) && !k.Fresh))
                {
                    model.Remove(meter);
                }

                listed = await marks.ListAsync(step.Limit!.Value, None);
                foreach (var meter in listed.Select(m => m.Range.Register.Meter))
                {
                    model[meter] = model[meter] with { Fresh = false };
                }
            }

            var expected = model.Select(m => Range(m.Key, m.Value.From, m.Value.To)).OrderBy(r => r.Register);
            Assert.Equal(expected, (await marks.ListAsync(100, None)).Select(m => m.Range).OrderBy(r => r.Register));
        }
    }

    private static SettlementRange Range(string meter, long from, long to) =>
        new(new RegisterId(meter), DateTimeOffset.UnixEpoch.AddMinutes(from), DateTimeOffset.UnixEpoch.AddMinutes(to));

    private sealed record Step(List<(int Meter, int From, int To)>? Marks, int? Limit);
}
