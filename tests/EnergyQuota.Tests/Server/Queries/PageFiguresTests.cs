using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Server.Queries;

namespace EnergyQuota.Tests.Server.Queries;

/// <summary>Small figures that pages rest on.</summary>
public sealed class PageFiguresTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    [Theory]
    [InlineData(null, null, "2026-03-04", "2026-03-10")]
    [InlineData("2026-03-01", "2026-03-02", "2026-03-01", "2026-03-02")]
    [InlineData("2026-03-05", "2026-03-02", "2026-03-02", "2026-03-02")]
    [InlineData("2020-01-01", "2026-03-02", "2026-02-01", "2026-03-02")]
    [InlineData("x", "9999-12-31", "2026-03-04", "2026-03-10")]
    [InlineData("0001-01-01", "0001-01-02", "1990-01-01", "1990-01-01")]
    public void DaySpan_WhateverTheAddressSays_CanBeShown(string? from, string? last, string first, string end)
    {
        var span = DaySpan.Of(from, last, Today, 7, 30);

        Assert.Equal((first, end), ($"{span.From:yyyy-MM-dd}", $"{span.Last:yyyy-MM-dd}"));
        Assert.InRange(span.Days, 1, 30);
    }

    [Fact]
    public void Cumulated_SeveralEnergies_EndsAtTheVerdictsValue()
    {
        CoefficientEntry[] coefficients =
        [
            new() { SetId = "s", EnergyType = EnergyType.Electricity, Unit = MeasureUnit.KilowattHour, KgcePerUnit = 0.1m },
            new() { SetId = "s", EnergyType = EnergyType.NaturalGas, Unit = MeasureUnit.CubicMetre, KgcePerUnit = 1m },
        ];
        var months = LastYearQuery.Cumulated(
            [Month(EnergyType.Electricity, MeasureUnit.KilowattHour, 1, 100m), Month(EnergyType.NaturalGas, MeasureUnit.CubicMetre, 1, 20m), Month(EnergyType.Electricity, MeasureUnit.KilowattHour, 7, 100m), Month(EnergyType.Water, MeasureUnit.CubicMetre, 7, 999m)],
            QuotaIndicator.ComprehensiveEnergyPerArea, coefficients, 8m);

        Assert.Equal([6m, 6m, 6m, 6m, 6m, 6m, 8m, 8m, 8m, 8m, 8m, 8m], months);
    }

    [Fact]
    public void Cumulated_NothingUsed_IsNotKnown() => Assert.Null(LastYearQuery.Cumulated([], QuotaIndicator.ElectricityPerArea, [], 8m));

    [Fact]
    public void Quality_RegistersOfADay_AreTakenTogetherAndNothingIsNought()
    {
        Assert.Equal(75m, Quality.Measured([Row(24, 0), Row(6, 6)]) + Quality.Percent([Row(24, 0), Row(6, 6)], day => day.EstimatedHours));
        Assert.Equal(0m, Quality.Measured([]));
    }

    [Fact]
    public void Median_OfAnEvenNumber_IsBetweenTheMiddleTwo()
    {
        Assert.Equal(2.5m, ClassMedianQuery.Median([1m, 2m, 3m, 9m]));
        Assert.Equal(3m, ClassMedianQuery.Median([1m, 3m, 9m]));
    }

    private static EnergyAmount Month(EnergyType type, MeasureUnit unit, int month, decimal amount) => new(type, unit, new DateOnly(2025, month, 1), amount, 1, 0, 0, 1);

    private static LedgerDay Row(int measured, int estimated) => new()
    {
        Register = new RegisterId("m"),
        Day = Today,
        Amount = 0m,
        Quantity = 0m,
        ExpectedHours = 24,
        MeasuredHours = measured,
        EstimatedHours = estimated,
    };
}
