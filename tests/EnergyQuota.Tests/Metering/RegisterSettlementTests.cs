using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Trials;

namespace EnergyQuota.Tests.Metering;

public sealed class RegisterSettlementTests
{
    private static readonly Gen<(RegisterFacts Facts, Reading[] Readings)> Series =
        Gen.Select(
            SettlementWorld.Facts,
            SettlementWorld.Run.Array[0, 12],
            SettlementWorld.Event.Array[0, 4],
            Gen.Int[0, 10],
            (facts, runs, events, bill) => (
                facts with
                {
                    Events = events,
                    Intervals = bill == 0 ? [new IntervalAmount(SettlementWorld.At(7), SettlementWorld.At(300), 100m, "bill 1")] : [],
                },
                runs.SelectMany(r => r).ToArray()));

    public static TheoryData<string> ScenarioLines()
    {
        var data = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Metering", "Scenarios"), "*.jsonl").Order(StringComparer.Ordinal))
        {
            data.AddRange(File.ReadAllLines(file));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ScenarioLines))]
    public void Settle_Scenario_GivesExactlyWhatIsExpected(string line) =>
        Assert.Empty(RegisterScenarios.Differences(RegisterScenario.Parse(line)));

    /// <summary>Design law 2: whatever arrives, the days add up to the register, exactly.</summary>
    [Fact]
    public void Settle_AnySeries_DaysAddUpToTheRegister() => Series.Sample(
        series =>
        {
            var result = RegisterSettlement.Settle(series.Facts, SettlementWorld.Stored(series.Readings));

            Assert.Equal(result.Terms.Total + series.Facts.Intervals.Sum(i => i.Quantity), result.Days.Sum(d => d.Amount));
            Assert.All(result.Days, d => Assert.True(d.MissingHours >= 0 && d.ReceiveTimedHours <= d.MeasuredHours, d.ToString()));
        },
        iter: 3000);

    [Fact]
    public void Settle_AnyOrderOfArrivalAndOfEvents_GivesTheSame() => Series.Sample(
        series =>
        {
            var random = new Random(series.Readings.Length);
            var (arrivals, events) = (series.Readings.Concat(series.Readings).ToArray(), series.Facts.Events.ToArray());
            var expected = RegisterSettlement.Settle(series.Facts, SettlementWorld.Stored(series.Readings.OrderBy(r => r.Basis)));
            random.Shuffle(arrivals);
            random.Shuffle(events);
            var found = RegisterSettlement.Settle(
                series.Facts with { Events = events }, SettlementWorld.Stored(arrivals.OrderBy(r => r.Basis)));

            Assert.Equal(expected.Terms, found.Terms);
            Assert.Equal(expected.Days, found.Days);
            Assert.Equal(expected.Findings, found.Findings);
        },
        iter: 1000);

    [Fact]
    public void Settle_FromAnyCheckpoint_GivesTheSame() => Series.Sample(
        series =>
        {
            var readings = SettlementWorld.Stored(series.Readings);
            var whole = RegisterSettlement.Settle(series.Facts, readings);
            foreach (var day in whole.Days.Where(d => d.Checkpoint is not null))
            {
                var rest = RegisterSettlement.Settle(series.Facts, readings, day.Checkpoint);

                Assert.Equal(whole.Days.Where(d => d.Day >= day.Day), rest.Days);
                Assert.Equal(whole.Findings.Where(f => f.At > rest.ResumedAfter), rest.Findings);
                Assert.Equal(whole.Terms.Last, rest.Terms.Last);
            }
        },
        iter: 1000);

    [Fact]
    public void Hours_AnySeries_AddUpToTheirDay() => Series.Sample(
        series =>
        {
            var readings = SettlementWorld.Stored(series.Readings);
            string? checkpoint = null;
            foreach (var day in RegisterSettlement.Settle(series.Facts, readings).Days)
            {
                var hours = RegisterSettlement.Hours(series.Facts, readings, day.Day, checkpoint);

                Assert.Equal(day.ExpectedHours, hours.Count);
                Assert.Equal(day.Amount, hours.Sum(h => h.Amount));
                Assert.Equal(day.Quantity, hours.Sum(h => h.Quantity));
                Assert.Equal(day.MeasuredHours, hours.Count(h => h.Origin == HourOrigin.Measured));
                Assert.Equal(day.EstimatedHours, hours.Count(h => h.Origin == HourOrigin.Estimated));
                Assert.Equal(day.ManualHours, hours.Count(h => h.Origin == HourOrigin.Manual));
                checkpoint = day.Checkpoint ?? checkpoint;
            }
        },
        iter: 300);

    [Fact]
    public void Settle_CheckpointOfOtherFacts_IsRefused()
    {
        var facts = SettlementWorld.Facts.Single();
        var readings = new[] { new Reading(SettlementWorld.Register, SettlementWorld.At(0), 1m, SettlementWorld.At(0)), new Reading(SettlementWorld.Register, SettlementWorld.At(1), 2m, SettlementWorld.At(1)) };
        var checkpoint = RegisterSettlement.Settle(facts, readings).Days[0].Checkpoint;

        Assert.Throws<ArgumentException>(() => RegisterSettlement.Settle(facts with { Step = 0.5m }, readings, checkpoint));
    }

    [Fact]
    public void Settle_BillOverAMonthBoundary_IsManualAndAddsUp()
    {
        var facts = SettlementWorld.Facts.Single() with
        {
            Zone = SiteZone.Find("Asia/Shanghai"),
            Unit = MeasureUnit.Tonne,
            Intervals = [new IntervalAmount(new(2026, 1, 30, 16, 0, 0, TimeSpan.Zero), new(2026, 2, 2, 16, 0, 0, TimeSpan.Zero), 10m, "coal 7")],
        };

        var days = RegisterSettlement.Settle(facts, []).Days;

        Assert.Equal([new DateOnly(2026, 1, 31), new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 2)], days.Select(d => d.Day));
        Assert.Equal([3.333333m, 3.333334m, 3.333333m], days.Select(d => d.Amount));
        Assert.All(days, d => Assert.Equal(24, d.ManualHours));
        Assert.Equal(10_000m, days.Sum(d => d.Quantity));
    }
}
