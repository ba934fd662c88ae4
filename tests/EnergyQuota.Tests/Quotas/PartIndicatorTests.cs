using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

/// <summary>Indicators that speak of a metered part: heating, a data centre, the wards; and what each kind of exclusion takes out.</summary>
public sealed class PartIndicatorTests
{
    private static readonly DateOnly SeasonStart = new(2024, 11, 15), SeasonEnd = new(2025, 3, 16);

    [Fact]
    public void Compute_HeatingOverItsSeason_DividesByTheHeatedArea()
    {
        var season = Season(Part(ExclusionKind.Heating, 78_210m, SeasonStart, SeasonEnd));

        var figure = IndicatorMath.Compute(season, QuotaIndicator.HeatingEnergyPerHeatedArea, Rules().CoefficientSets["set"]);

        Assert.Equal(78_210m * 0.31m / 20_000m, figure.Value);
        Assert.Empty(figure.Faults);
    }

    [Fact]
    public void Assess_Heating_IsJudgedByItsSeasonAndItsWayOfHeating()
    {
        var standard = Standard(Heating(HeatingTypes.Ac, 1.2m), Heating(HeatingTypes.DistrictMetered, 99m));
        var heating = Part(ExclusionKind.Heating, 78_210m, Start, End);
        var input = Input(Court(), Even(Term(), 1_040_085m)) with { Exclusions = [heating] };

        var without = Assert.Single(Assessor.Assess(input, Rules(standard), AsOf));
        Assert.Equal((Grade.CannotJudge, "SeasonNotSet"), (without.Grade, without.Reasons));

        var judged = Assert.Single(Assessor.Assess(input with { HeatingSeason = Season(Part(ExclusionKind.Heating, 78_210m, SeasonStart, SeasonEnd)) }, Rules(standard), AsOf));
        Assert.Equal((Grade.Over, 1.212m, 1.2m, 2025), (judged.Grade, judged.Value, judged.Constraint, judged.Year));
        Assert.Contains(HeatingTypes.Ac, judged.RowReasonZh, StringComparison.Ordinal);

        Assert.Equal(CannotJudgeReason.NoRow.ToString(), Assert.Single(Assessor.Assess(input with { Exclusions = [] }, Rules(standard), AsOf)).Reasons);
    }

    [Fact]
    public void Compute_DataCentre_IsAllItsElectricityOverThatOfItsEquipment()
    {
        var input = Input(Court(), Even(Term(), 1_000_000m)) with
        {
            Exclusions = [Part(ExclusionKind.DataCentre, 180_000m, Start, End), Part(ExclusionKind.DataCentreIt, 100_000m, Start, End)],
        };
        Assert.Equal(1.8m, IndicatorMath.Compute(input, QuotaIndicator.DataCentreEfficiency, null).Value);

        var fault = Assert.Single(IndicatorMath.Compute(input with { Exclusions = [input.Exclusions[0]] }, QuotaIndicator.DataCentreEfficiency, null).Faults);
        Assert.Equal(CannotJudgeReason.PartNotMetered, fault.Reason);
        var late = IndicatorMath.Compute(
            input with { Exclusions = [input.Exclusions[0], Part(ExclusionKind.DataCentreIt, 100_000m, Start.AddDays(9), End)] }, QuotaIndicator.DataCentreEfficiency, null);
        Assert.Equal("PartNotMetered:2025-01-01", Assert.Single(late.Faults).ToString());
    }

    [Fact]
    public void Compute_Wards_IsLitresPerBedAndDay()
    {
        var wards = Part(ExclusionKind.InpatientWard, 73_000m, Start, End, EnergyType.Water);
        var input = Input(Court()) with { Exclusions = [wards], Facts = [Fact(InstitutionFactKind.Beds, 500m, Start)] };

        Assert.Equal(400m, IndicatorMath.Compute(input, QuotaIndicator.WaterPerBed, null).Value);
        Assert.Equal("BedsMissing:2025-01-01", IndicatorMath.Compute(input with { Facts = [] }, QuotaIndicator.WaterPerBed, null).Faults.Single().ToString());
    }

    [Theory]
    [InlineData(ExclusionKind.DataCentre, QuotaIndicator.NonHeatingEnergyPerArea, true, true)]
    [InlineData(ExclusionKind.Kitchen, QuotaIndicator.ConventionalElectricityPerArea, true, true)]
    [InlineData(ExclusionKind.Laundry, QuotaIndicator.ComprehensiveEnergyPerPerson, true, true)]
    [InlineData(ExclusionKind.Laboratory, QuotaIndicator.WaterPerPerson, false, false)] // what a laboratory drinks is the institution's
    [InlineData(ExclusionKind.Hotel, QuotaIndicator.WaterPerPerson, true, true)]
    [InlineData(ExclusionKind.OthersCharging, QuotaIndicator.ElectricityPerArea, true, true)]
    [InlineData(ExclusionKind.ConstructionWorks, QuotaIndicator.ElectricityPerArea, true, false)]
    [InlineData(ExclusionKind.Heating, QuotaIndicator.ElectricityPerArea, false, false)]
    [InlineData(ExclusionKind.Garage, QuotaIndicator.ElectricityPerArea, false, true)]
    [InlineData(ExclusionKind.Garage, QuotaIndicator.ElectricityPerPerson, false, false)]
    [InlineData(ExclusionKind.DataCentreIt, QuotaIndicator.ElectricityPerArea, false, false)]
    [InlineData(ExclusionKind.Hotel, QuotaIndicator.DataCentreEfficiency, false, false)]
    [InlineData(ExclusionKind.Hotel, QuotaIndicator.HeatingEnergyPerHeatedArea, false, false)]
    public void Kind_TakesOut_WhatTheIndicatorSays(ExclusionKind kind, QuotaIndicator indicator, bool energy, bool denominator) =>
        Assert.Equal((energy, denominator), (kind.TakesEnergyOut(indicator), kind.TakesDenominatorOut(indicator)));

    [Fact]
    public void Compute_ExclusionThatWaitsForApproval_TakesNothingOut()
    {
        var centre = Excluding(ExclusionKind.DataCentre, 100_000m, area: 300m);
        centre.Exclusion.State = ApprovalState.Pending;
        var input = Input(Court(), Even(Term(), 1_000_000m));

        Assert.Equal(
            IndicatorMath.Compute(input, QuotaIndicator.ElectricityPerArea, null).Value,
            IndicatorMath.Compute(input with { Exclusions = [centre] }, QuotaIndicator.ElectricityPerArea, null).Value);
    }

    private static QuotaRow Heating(string type, decimal constraint)
    {
        var row = Row(constraint, null, null, QuotaIndicator.HeatingEnergyPerHeatedArea, subClass: "", zone: "");
        (row.HeatingType, row.Key) = (type, QuotaRow.MakeKey("government", "", "", QuotaIndicator.HeatingEnergyPerHeatedArea, type));
        return row;
    }

    private static AssessmentInput Season(ExcludedConsumption heating) => new()
    {
        Institution = Court(),
        From = SeasonStart,
        To = SeasonEnd,
        Facts = [Fact(InstitutionFactKind.HeatedArea, 20_000m, new DateOnly(2020, 1, 1))],
        Terms = [],
        Totals = [],
        Exclusions = [heating],
    };

    private static ExcludedConsumption Part(ExclusionKind kind, decimal amount, DateOnly from, DateOnly to, EnergyType type = EnergyType.Electricity)
    {
        var part = Excluding(kind, 1m).Exclusion;
        (part.EnergyType, part.From) = (type, from);
        return new ExcludedConsumption(part, ConsumptionMath.Totals([Even(Term(type, "X1", from: from, to: to), amount)], from, to)[0]);
    }
}
