using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Evidence;

namespace EnergyQuota.Tests.Quotas.Evidence;

/// <summary>What registers showed, as the beginning of the way to a verdict.</summary>
public sealed class LevelStepsTests
{
    private static readonly RegisterId Meter = new("E-1");
    private static readonly DateOnly First = new(2025, 3, 1);
    private static readonly DateTimeOffset Tenth = new(2025, 3, 10, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_PlainMonth_IsTheDifferenceTimesTheMultiplier()
    {
        var line = Assert.Single(LevelSteps.Of([Month(1_200m, 1_234.5m) with { Factor = 40m }], [Booked(1_380m)]));

        Assert.Equal(("(1234.5 − 1200) × 40", 1_380m, "kWh"), (line.Formula, line.Result, line.Unit));
    }

    [Fact]
    public void Of_CountsInAnotherUnit_IsGivenInTheBaseUnit()
    {
        var line = Assert.Single(LevelSteps.Of([new RegisterLevels(Meter, MeasureUnit.MegawattHour, First, First.AddMonths(1))
        {
            Start = new BoundaryLevel(1m, BoundaryBasis.Measured), End = new BoundaryLevel(1.5m, BoundaryBasis.Measured), Factor = 1m,
        }], [Booked(500m)]));

        Assert.Equal(("(1.5 − 1) × 1000", 500m, "kWh"), (line.Formula, line.Result, line.Unit));
    }

    [Fact]
    public void Of_TurnedOver_AddsWhereItTurns() =>
        Assert.Equal(("20 + 100000 − 99990", 30m), Only(Month(99_990m, 20m) with { Modulus = 100_000m }, 30m));

    [Fact]
    public void Of_Replaced_AddsBothRegisters() =>
        Assert.Equal(
            ("((150 − 100) + (30 − 0)) × 2", 160m),
            Only(Month(100m, 30m) with { Factor = 2m, Replacements = [new Replacement(Tenth, 150m, 0m)] }, 160m));

    [Fact]
    public void Of_LedgerHasAnotherMonth_SaysSo()
    {
        var lines = LevelSteps.Of([Month(100m, 150m)], [Booked(45m)]);

        Assert.Equal(("45 − 50", -5m), (lines[1].Formula, lines[1].Result));
    }

    [Fact]
    public void Of_FellWithoutAKnownTurnOrMultiplierChanged_ComputesNothingAndShowsTheLedger()
    {
        var fell = LevelSteps.Of([Month(100m, 50m)], [Booked(45m)]);
        var changed = LevelSteps.Of([Month(100m, 150m) with { Factor = null }], [Booked(45m)]);

        Assert.Equal([null, 45m, null, 45m], fell.Concat(changed).Select(line => line.Result));
        Assert.Equal("50 − 100", fell[0].Formula);
    }

    [Fact]
    public void Of_NoReading_SaysHowTheMonthIsKnown()
    {
        var billed = new BoundaryLevel(null, BoundaryBasis.Billed);
        var lines = LevelSteps.Of([Month(0m, 0m) with { Start = billed, End = billed, AsClosed = true }], [Booked(45m)]);

        Assert.Equal((null, "at the start billed, no reading, at the end billed, no reading; as closed"), (lines[0].Result, lines[0].Source.En));
        Assert.Equal(45m, lines[1].Result);
    }

    private static (string, decimal?) Only(RegisterLevels month, decimal booked) =>
        Assert.Single(LevelSteps.Of([month], [Booked(booked)])) is var line ? (line.Formula, line.Result) : default;

    private static LedgerMonth Booked(decimal quantity) => new(Meter, First.Year, First.Month, quantity, quantity, 744, 0, 0);

    private static RegisterLevels Month(decimal start, decimal end) => new(Meter, MeasureUnit.KilowattHour, First, First.AddMonths(1))
    {
        Start = new BoundaryLevel(start, BoundaryBasis.Measured),
        End = new BoundaryLevel(end, BoundaryBasis.Measured),
        Factor = 1m,
    };
}
