using CsCheck;
using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Metering;

namespace EnergyQuota.Tests.Ingest.Accounting;

public sealed class ExpectedSlotsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Count_OneReadingEachQuarter_AreAllOnTime()
    {
        var slots = Slots(2);
        foreach (var minute in new[] { 0, 15, 30, 45, 60, 75, 90, 105 })
        {
            slots.Add(At(minute));
        }

        Assert.Equal([new SlotCounts(4, 0, 0, 0), new SlotCounts(4, 0, 0, 0)], slots.Count());
    }

    [Fact]
    public void Count_ALittleBeforeAndAfterTheQuarter_FillsEachQuarterOnce()
    {
        var slots = Slots(1);
        foreach (var minute in new[] { -1, 16, 29, 46 })
        {
            slots.Add(At(minute));
        }

        Assert.Equal([new SlotCounts(4, 0, 0, 0)], slots.Count());
    }

    [Fact]
    public void Count_SentFourTimesAsOften_FillsNoOtherQuarter()
    {
        var slots = Slots(2);
        for (var minute = 0; minute < 60; minute += 3)
        {
            slots.Add(At(minute));
        }

        // The last ones lie nearest to the next hour's beginning.
        Assert.Equal([new SlotCounts(4, 0, 0, 0), new SlotCounts(1, 0, 0, 3)], slots.Count());
    }

    [Fact]
    public void Count_GapBetweenReadings_IsEstimatedAndAtTheEndMissing()
    {
        var slots = Slots(2);
        slots.Add(At(15));
        slots.Add(At(60));

        Assert.Equal([new SlotCounts(1, 0, 2, 1), new SlotCounts(1, 0, 0, 3)], slots.Count());
        Assert.True(slots.IsOpenBefore && slots.IsOpenAfter);
        slots.KnowBefore();
        slots.KnowAfter();
        Assert.Equal([new SlotCounts(1, 0, 3, 0), new SlotCounts(1, 0, 3, 0)], slots.Count());
    }

    [Fact]
    public void Count_NoReadingAtAll_IsMissingUnlessBothSidesAreKnown()
    {
        var slots = Slots(1);
        Assert.Equal([new SlotCounts(0, 0, 0, 4)], slots.Count());
        slots.KnowAfter();
        Assert.Equal([new SlotCounts(0, 0, 0, 4)], slots.Count());
        slots.KnowBefore();
        Assert.Equal([new SlotCounts(0, 0, 4, 0)], slots.Count());
    }

    [Fact]
    public void Add_CameLateAndAgainInTime_IsOnTimeInEitherOrder()
    {
        foreach (var minutes in new[] { new[] { 5, 300 }, [300, 5] })
        {
            var slots = Slots(1);
            Array.ForEach(minutes, minute => slots.Add(At(0, minute)));
            Assert.Equal((1, 0), (slots.Count()[0].OnTime, slots.Count()[0].Late));
        }

        var late = Slots(1);
        late.Add(At(0, 61));
        Assert.Equal((0, 1), (late.Count()[0].OnTime, late.Count()[0].Late));
    }

    [Fact]
    public void Count_NotYetLate_IsNotExpectedYet()
    {
        var slots = new ExpectedSlots(Quarter, HourNumber.Of(Start), 2, null, null, Start.AddMinutes(90), Hour);

        // At 9:30 a reading of 8:30 is due, one of 8:45 is not late yet.
        Assert.Equal([3L, 0L], slots.Count().Select(hour => hour.Expected));
    }

    [Fact]
    public void Count_InstalledAndRemovedWithinTheHours_ExpectsOnlyInBetween()
    {
        var slots = new ExpectedSlots(Quarter, HourNumber.Of(Start), 3, Start.AddMinutes(31), Start.AddMinutes(75), Start.AddDays(1), Hour);

        Assert.Equal([1L, 1L, 0L], slots.Count().Select(hour => hour.Expected));
    }

    /// <summary>Whatever came, each expected reading is in exactly one of the four, and arrival order does not matter.</summary>
    [Fact]
    public void Count_AnyReadings_AddsUpToWhatWasExpectedInAnyOrder() =>
        Gen.Select(Gen.Int[1, 7_200], Gen.Int[-120, 420].Array[0, 40], Gen.Int[0, 200], Gen.Bool, Gen.Bool).Sample((seconds, minutes, delay, before, after) =>
        {
            var (one, other) = (Of(seconds), Of(seconds));
            Array.ForEach(minutes, minute => one.Add(At(minute, Math.Abs(minute * delay) % 120)));
            Array.ForEach([.. minutes.Reverse()], minute => other.Add(At(minute, Math.Abs(minute * delay) % 120)));
            Known(one, before, after);
            Known(other, before, after);

            var instants = Enumerable.Range(0, 5).Select(hour => (long)Enumerable.Range(0, 3_600).Count(second =>
                (Start.AddHours(hour).AddSeconds(second) - DateTimeOffset.UnixEpoch).TotalSeconds % seconds == 0));
            Assert.Equal(instants, one.Count().Select(hour => hour.Expected));
            Assert.Equal(one.Count(), other.Count());
        }, iter: 300);

    private static void Known(ExpectedSlots slots, bool before, bool after)
    {
        if (before)
        {
            slots.KnowBefore();
        }

        if (after)
        {
            slots.KnowAfter();
        }
    }

    private static ExpectedSlots Of(int seconds) => new(TimeSpan.FromSeconds(seconds), HourNumber.Of(Start), 5, null, null, Start.AddDays(3), Hour);

    private static ExpectedSlots Slots(int hours) => new(Quarter, HourNumber.Of(Start), hours, null, null, Start.AddDays(3), Hour);

    private static Reading At(int minute, int receivedAfter = 0) =>
        new(new RegisterId("M1"), Start.AddMinutes(minute), 1m, Start.AddMinutes(minute + receivedAfter));
}
