using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Tests.Metering;

/// <summary>The way that is shown is the way that was gone.</summary>
public sealed class SettlementTraceTests
{
    private static readonly DateOnly First = new(2026, 3, 22);

    [Fact]
    public void Finish_AnySeriesFromAnyCheckpoint_GivesTheLedgersDaysAndHoursThatAddUp() =>
        Gen.Select(SettlementWorld.Facts, SettlementWorld.Run.Array[0, 12], SettlementWorld.Event.Array[0, 4], Gen.Int[1, 7], Gen.Bool).Sample(
            (bare, runs, events, length, resume) =>
            {
                var facts = events.Aggregate(bare, (known, entered) => known.With(entered));
                facts = facts with { Intervals = [new IntervalAmount(SettlementWorld.At(60), SettlementWorld.At(300), 100m, "bill")] };
                var readings = SettlementWorld.Stored(runs.SelectMany(run => run)).ToList();
                var past = First.AddDays(length);
                var whole = RegisterSettlement.Settle(facts, readings);
                var start = resume ? whole.Days.LastOrDefault(day => day.Day < First && day.Checkpoint is not null)?.Checkpoint : null;

                var trace = new SettlementTrace(facts, First, past, start);
                foreach (var reading in readings)
                {
                    trace.Add(reading);
                }

                var traced = trace.Finish();
                var expected = whole.Days.Where(day => day.Day >= First && day.Day < past)
                    .Select(day => day with { Quantity = LedgerLimits.RoundQuantity(day.Quantity), Checkpoint = null });
                Assert.Equal(expected, traced.Days);
                var byDay = traced.Hours.ToLookup(hour => CalendarDays.DayOf(hour.From, facts.Zone));
                Assert.Equal(Enumerable.Range(0, length).Select(First.AddDays), byDay.Select(day => day.Key).Order());
                Assert.All(traced.Days, day => Assert.Equal(day.Quantity, LedgerLimits.RoundQuantity(byDay[day.Day].Sum(hour => hour.Quantity))));
                Assert.All(traced.Days, day => Assert.Equal(day.Amount, byDay[day.Day].Sum(hour => hour.Amount)));
            },
            iter: 1500);

    [Fact]
    public void Add_YearOver_AsksForNoMoreThanItNeeds()
    {
        var facts = new RegisterFacts { Register = SettlementWorld.Register, Unit = MeasureUnit.KilowattHour, ExpectedInterval = TimeSpan.FromHours(1), Zone = TimeZoneInfo.Utc };
        var trace = new SettlementTrace(facts, First, First.AddDays(2), null);
        var begin = new DateTimeOffset(First, TimeOnly.MinValue, TimeSpan.Zero);
        var taken = Enumerable.Range(0, 24 * 9).TakeWhile(hour =>
        {
            trace.Add(new Reading(SettlementWorld.Register, begin.AddHours(hour), hour, begin.AddHours(hour)));
            return !trace.IsDone;
        }).Count();

        Assert.InRange(taken, 24 * 2, (24 * 3) + 1);
        Assert.Equal(48m, trace.Finish().Days.Sum(day => day.Amount));
    }

    [Fact]
    public void Constructor_CheckpointAfterTheStart_Throws()
    {
        var facts = new RegisterFacts { Register = SettlementWorld.Register, Unit = MeasureUnit.KilowattHour, ExpectedInterval = TimeSpan.FromHours(1), Zone = TimeZoneInfo.Utc };
        var begin = new DateTimeOffset(First, TimeOnly.MinValue, TimeSpan.Zero);
        var days = RegisterSettlement.Settle(facts, Enumerable.Range(0, 48).Select(hour => new Reading(SettlementWorld.Register, begin.AddHours(hour), hour, begin.AddHours(hour)))).Days;

        Assert.Throws<ArgumentException>(() => new SettlementTrace(facts, First, First.AddDays(2), days[1].Checkpoint));
    }
}
