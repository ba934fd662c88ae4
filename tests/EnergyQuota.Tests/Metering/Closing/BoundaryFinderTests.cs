using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Tests.Metering.Closing;

public sealed class BoundaryFinderTests
{
    private static readonly RegisterId Register = new("m1");
    private static readonly DateTimeOffset Midnight = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly RegisterFacts Facts = new()
    {
        Register = Register,
        Unit = MeasureUnit.KilowattHour,
        ExpectedInterval = TimeSpan.FromHours(1),
        Zone = TimeZoneInfo.Utc,
    };

    [Fact]
    public void Finish_ReadingAtTheInstant_IsMeasured() =>
        Assert.Equal(new BoundaryLevel(12m, BoundaryBasis.Measured), Find(Facts, At(-1, 10m), At(0, 12m), At(1, 13m)));

    [Fact]
    public void Finish_BetweenNeighbours_IsOnTheLineBetweenThem() =>
        Assert.Equal(new BoundaryLevel(11m, BoundaryBasis.Measured), Find(Facts, At(-1, 10m), At(1, 12m)));

    [Fact]
    public void Finish_NeighboursTooFarApart_IsEstimated() =>
        Assert.Equal(new BoundaryLevel(11m, BoundaryBasis.Estimated), Find(Facts, At(-5, 10m), At(5, 12m)));

    [Fact]
    public void Finish_ReadingAtTheInstantBetweenGaps_IsMeasuredAllTheSame() =>
        Assert.Equal(new BoundaryLevel(12m, BoundaryBasis.Measured), Find(Facts, At(-9, 10m), At(0, 12m), At(9, 13m)));

    [Fact]
    public void Finish_NothingAfter_IsMissing() => Assert.Equal(BoundaryLevel.Missing, Find(Facts, At(-2, 10m), At(-1, 11m)));

    [Fact]
    public void Finish_NothingBefore_IsMissing() => Assert.Equal(BoundaryLevel.Missing, Find(Facts, At(1, 10m), At(2, 11m)));

    [Fact]
    public void Finish_SeriesBeginsOrEndsAtTheInstant_IsMeasured()
    {
        Assert.Equal(new BoundaryLevel(10m, BoundaryBasis.Measured), Find(Facts, At(0, 10m), At(1, 11m)));
        Assert.Equal(new BoundaryLevel(11m, BoundaryBasis.Measured), Find(Facts, At(-1, 10m), At(0, 11m)));
    }

    [Fact]
    public void Finish_ReplacedAtTheInstant_IsTheNewRegistersStart() => Assert.Equal(
        new BoundaryLevel(3m, BoundaryBasis.Measured),
        Find(Facts with { Events = [new Replacement(Midnight, 12m, 3m)] }, At(-1, 10m), At(1, 4m), At(2, 5m)));

    [Fact]
    public void Finish_WrapOverTheInstant_StaysBelowTheModulus() => Assert.Equal(
        new BoundaryLevel(1m, BoundaryBasis.Measured),
        Find(Facts with { Modulus = 1000m, RatedMaxPerHour = 10m }, At(-1, 996m), At(1, 6m), At(2, 8m), At(3, 10m), At(30, 70m), At(31, 72m)));

    [Fact]
    public void Finish_LastingJumpOverTheInstant_IsEstimated() => Assert.Equal(
        BoundaryBasis.Estimated,
        Find(Facts with { RatedMaxPerHour = 5m }, [At(-1, 10m), .. Enumerable.Range(0, 30).Select(i => At(i, 900m + i))]).Basis);

    [Fact]
    public void Finish_ReceiveTimedNeighbour_SaysSo() => Assert.Equal(
        BoundaryBasis.ReceiveTimed,
        Find(Facts, At(-1, 10m) with { Basis = TimeBasis.Received }, At(1, 12m)).Basis);

    [Fact]
    public void Finish_BillsOnly_HasNoLevel() => Assert.Equal(
        new BoundaryLevel(null, BoundaryBasis.Billed),
        Find(Facts with { Intervals = [new IntervalAmount(Midnight.AddDays(-31), Midnight, 5m, "bill")] }));

    [Fact]
    public void Finish_AnySeriesResumedAtAnyCheckpoint_FindsTheSame() => Gen.Select(
            SettlementWorld.Facts, SettlementWorld.Run.Array[1, 12], SettlementWorld.Event.Array[0, 3], Gen.Int[0, 20])
        .Sample(
            (facts, runs, events, hours) =>
            {
                var known = facts with { Events = events };
                var readings = SettlementWorld.Stored(runs.SelectMany(run => run));
                var instant = SettlementWorld.At(24 * hours);
                var whole = Find(known, instant, null, readings);
                var days = RegisterSettlement.Settle(known, readings).Days;
                foreach (var day in days.Where(d => d.Checkpoint is not null && d.Day < CalendarDays.DayOf(instant, known.Zone)))
                {
                    Assert.Equal(whole, Find(known, instant, day.Checkpoint, readings));
                }
            },
            iter: 300);

    /// <summary>Design law 5 for one register whose meter only counts: what lies between two boundaries is what the days between them add up to.</summary>
    [Fact]
    public void Finish_TwoBoundariesOfARisingRegister_DifferByWhatWasBookedBetween() => Gen.Select(Gen.Int[0, 9].Array[49, 240], Gen.Int[1, 90]).Sample(
        (steps, minutes) =>
        {
            var level = 0m;
            Reading[] readings = [.. steps.Select((step, i) => new Reading(Register, Midnight.AddMinutes(minutes * i), level += step, Midnight))];
            var days = RegisterSettlement.Settle(Facts, readings).Days;
            foreach (var (first, last) in days.Skip(1).SkipLast(1).Select(d => (d, d)))
            {
                var (from, to) = (CalendarDays.StartOf(first.Day, Facts.Zone), CalendarDays.EndOf(last.Day, Facts.Zone));
                Assert.Equal(first.Amount, Find(Facts, to, null, readings).Level - Find(Facts, from, null, readings).Level);
            }
        },
        iter: 100);

    private static BoundaryLevel Find(RegisterFacts facts, params Reading[] readings) => Find(facts, Midnight, null, readings);

    private static BoundaryLevel Find(RegisterFacts facts, DateTimeOffset instant, string? checkpoint, IEnumerable<Reading> readings)
    {
        var finder = new BoundaryFinder(facts, instant, checkpoint);
        foreach (var reading in readings)
        {
            finder.Add(reading);
        }

        return finder.Finish();
    }

    private static Reading At(int hour, decimal value) => new(Register, Midnight.AddHours(hour), value, Midnight.AddHours(hour));
}
