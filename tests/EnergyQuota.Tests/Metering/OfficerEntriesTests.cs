using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Trials;

namespace EnergyQuota.Tests.Metering;

/// <summary>Readings taken by hand, voided readings, and the decisions that are offered for a finding.</summary>
public sealed class OfficerEntriesTests
{
    private static readonly RegisterId Register = SettlementWorld.Register;
    private static readonly DateTimeOffset Midnight = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(RegisterFacts Facts, IReadOnlyList<Reading> Readings)> Series =
        Gen.Select(SettlementWorld.Facts, SettlementWorld.Run.Array[1, 12], SettlementWorld.Event.Array[0, 3]).Select((facts, runs, events) =>
            (facts with { Events = events }, SettlementWorld.Stored(runs.SelectMany(run => run))));

    public static TheoryData<string> ScenarioLines => RegisterSettlementTests.ScenarioLines();

    [Fact]
    public void Void_AnyInstant_IsAsIfNothingHadComeThen() => Gen.Select(Series, Gen.Int[0, 999]).Sample(
        (series, which) =>
        {
            var at = series.Readings[which % series.Readings.Count].Time;
            var others = series.Facts with { Events = [.. series.Facts.Events.Where(known => known.At != at)] };

            var voided = RegisterSettlement.Settle(others.With(new Decision(at, DecisionKind.Void)), series.Readings);
            var without = RegisterSettlement.Settle(others, series.Readings.Where(reading => reading.Time != at));

            AssertSame(without, voided);
        },
        iter: 1500);

    /// <summary>A hand reading takes the way of every other reading: only how its hours are graded tells it from one.</summary>
    [Fact]
    public void HandReading_AnyInstant_CountsLikeAReading() => Gen.Select(Series, SettlementWorld.Reading).Sample(
        (series, read) =>
        {
            var hand = read with { Basis = TimeBasis.Device };
            var others = series.Facts with { Events = [.. series.Facts.Events.Where(known => known.At != hand.Time)] };
            var before = series.Readings.Where(reading => reading.Time != hand.Time).ToList();

            var byHand = RegisterSettlement.Settle(others.With(new HandReading(hand.Time, hand.Value)), before);
            var sent = RegisterSettlement.Settle(others, SettlementWorld.Stored([.. before, hand]));

            Assert.Equal(sent.Terms, byHand.Terms);
            Assert.Equal(sent.Findings, byHand.Findings);
            Assert.Equal(sent.Days.Select(day => (day.Day, day.Amount, day.Quantity, day.EstimatedHours)), byHand.Days.Select(day => (day.Day, day.Amount, day.Quantity, day.EstimatedHours)));
            Assert.Equal(sent.Days.Select(day => day.MeasuredHours + day.ManualHours), byHand.Days.Select(day => day.MeasuredHours + day.ManualHours));
        },
        iter: 1500);

    [Fact]
    public void HandReading_BetweenReadings_MakesItsHoursManual()
    {
        var facts = Facts(new HandReading(Midnight.AddHours(2), 109m));
        Reading[] readings = [At(0, 100m), At(1, 105m), At(3, 115m), At(4, 120m)];

        var day = Assert.Single(RegisterSettlement.Settle(facts, readings).Days);
        var hours = RegisterSettlement.Hours(facts, readings, day.Day);

        Assert.Equal((2, 2, 0, 20m), (day.MeasuredHours, day.ManualHours, day.EstimatedHours, day.Amount));
        Assert.Equal([HourOrigin.Measured, HourOrigin.Manual, HourOrigin.Manual, HourOrigin.Measured], hours.Take(4).Select(hour => hour.Origin));
        Assert.Equal([5m, 4m, 6m, 5m], hours.Take(4).Select(hour => hour.Amount));
    }

    [Fact]
    public void Checkpoint_OnAHandReading_IsResumedAsManual()
    {
        var facts = Facts(new HandReading(Midnight.AddHours(2), 109m));
        Reading[] readings = [At(0, 100m), At(1, 105m), At(25, 200m)];
        var whole = RegisterSettlement.Settle(facts, readings);

        var rest = RegisterSettlement.Settle(facts, readings, whole.Days[0].Checkpoint);

        Assert.Equal(whole.Days, rest.Days);
        Assert.EndsWith("|2", whole.Days[0].Checkpoint, StringComparison.Ordinal);
    }

    /// <summary>What the desk offers for a finding really settles it.</summary>
    [Theory]
    [MemberData(nameof(ScenarioLines))]
    public void FittingDecisions_OfEveryScenario_CloseTheirFinding(string line)
    {
        var scenario = RegisterScenario.Parse(line);
        var readings = SettlementWorld.Stored(scenario.Arrivals);
        foreach (var finding in RegisterSettlement.Settle(scenario.Facts, readings).Findings)
        {
            var last = RegisterSettlement.Settle(scenario.Facts with { Events = [.. scenario.Facts.Events.Where(e => e.At < finding.At)] }, readings.Where(reading => reading.Time < finding.At)).Terms.Last;
            var first = scenario.Facts.Events.OfType<Replacement>().FirstOrDefault(known => known.At == finding.At)?.Final
                ?? readings.FirstOrDefault(reading => reading.Time == finding.At).Value;
            foreach (var kind in FittingDecisions.For(finding.Kind, first - last, scenario.Facts, finding.At))
            {
                var decision = new Decision(finding.At, kind, kind == DecisionKind.Correct ? last ?? 0m : null);
                var after = RegisterSettlement.Settle(scenario.Facts.With(decision), readings).Findings;

                Assert.DoesNotContain(after, open => open.Kind == finding.Kind && open.At == finding.At);
            }
        }
    }

    [Fact]
    public void FittingDecisions_EveryKind_IsWaitingOrNeedsNobody()
    {
        var automatic = new[] { FindingKind.Glitch, FindingKind.Spike, FindingKind.Clock };

        Assert.Equal(Enum.GetValues<FindingKind>().Order(), FittingDecisions.Waiting.Concat(automatic).Order());
        Assert.All(automatic, kind => Assert.Empty(FittingDecisions.For(kind, 1m, Facts(), Midnight)));
        Assert.DoesNotContain(DecisionKind.Wrap, FittingDecisions.For(FindingKind.ResetCandidate, -1m, Facts(), Midnight));
        Assert.Contains(DecisionKind.Wrap, FittingDecisions.For(FindingKind.ResetCandidate, -1m, Facts() with { Modulus = 9m }, Midnight));
    }

    private static void AssertSame(SettlementResult expected, SettlementResult found)
    {
        Assert.Equal(expected.Terms, found.Terms);
        Assert.Equal(expected.Days, found.Days);
        Assert.Equal(expected.Findings, found.Findings);
    }

    private static RegisterFacts Facts(params RegisterEvent[] events) => new()
    {
        Register = Register,
        Unit = MeasureUnit.KilowattHour,
        ExpectedInterval = TimeSpan.FromHours(1),
        RatedMaxPerHour = 10m,
        Zone = TimeZoneInfo.Utc,
        Events = events,
    };

    private static Reading At(int hour, decimal value) => new(Register, Midnight.AddHours(hour), value, Midnight.AddHours(hour));
}
