using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

public sealed class RowSelectorTests
{
    [Fact]
    public void Select_OpenAndNamedRow_TakesTheNamedOne() =>
        Assert.Equal(20m, Chosen(2025, Standard(Row(99m, subClass: "", zone: ""), Row(50m, subClass: ""), Row())).Row.Constraint);

    [Fact]
    public void Select_RealBesideDemonstration_TakesTheRealOne() =>
        Assert.Equal("R", Chosen(
            2025,
            Standard("D", [Row(standard: "D"), Row(indicator: QuotaIndicator.ElectricityPerArea, standard: "D")], demonstration: true),
            Standard("R", [Row(standard: "R")], region: "")).Standard.Code);

    [Fact]
    public void Select_TwoRegions_TakesTheNarrower() =>
        Assert.Equal("N", Chosen(2025, Standard("W", [Row(standard: "W")]), Standard("N", [Row(standard: "N")], region: "3701")).Standard.Code);

    [Fact]
    public void Select_NewStandardJudgesFromNextYear_OldOneJudgesThis()
    {
        var old = Standard("O", [Row(standard: "O")]);
        (old.State, old.EffectiveTo) = (StandardState.Repealed, new DateOnly(2025, 6, 1));
        var @new = Standard("N", [Row(standard: "N")], firstYear: 2026);
        Assert.Equal("O", Chosen(2025, old, @new).Standard.Code);
        Assert.Equal("N", Chosen(2026, old, @new).Standard.Code);
    }

    [Fact]
    public void Select_TwoAlike_IsAmbiguous()
    {
        var selection = RowSelector.Select([Standard("A", [Row(standard: "A")]), Standard("B", [Row(standard: "B")])], Court(), 2025);
        Assert.Empty(selection.Choices);
        Assert.Equal([QuotaIndicator.NonHeatingEnergyPerArea], selection.Ambiguous);
    }

    [Fact]
    public void Select_DraftOrOtherRegionOrTooEarly_HasNone()
    {
        var draft = Standard(Row());
        draft.State = StandardState.Draft;
        Assert.Empty(RowSelector.Select([draft, Standard("Z", [Row(standard: "Z")], region: "33")], Court(), 2025).Choices);
        Assert.Empty(RowSelector.Select([Standard(Row())], Court(), 2020).Choices);
    }

    [Fact]
    public void Select_NewEditionWithoutARow_LeavesNoneOfTheOldOne()
    {
        var old = Standard("O", [Row(standard: "O")]);
        var edition = Standard("N", [Row(standard: "N", indicator: QuotaIndicator.ElectricityPerArea)], firstYear: 2026);
        edition.Replaces = "O";

        Assert.Equal(QuotaIndicator.NonHeatingEnergyPerArea, Chosen(2025, old, edition).Row.Indicator);
        Assert.Equal(QuotaIndicator.ElectricityPerArea, Chosen(2026, old, edition).Row.Indicator);
        edition.State = StandardState.Draft;
        Assert.Equal("O", Chosen(2026, old, edition).Standard.Code);
    }

    [Fact]
    public void Select_Amendment_TakesThePlaceOfItsRowsAndLeavesTheOthers()
    {
        var law = Standard("O", [Row(20m, standard: "O"), Row(50m, standard: "O", indicator: QuotaIndicator.ElectricityPerArea)]);
        var amendment = Standard("X", [Row(19m, standard: "X")], firstYear: 2026);
        amendment.Amends = "O";

        var (before, after) = (RowSelector.Select([law, amendment], Court(), 2025).Choices, RowSelector.Select([law, amendment], Court(), 2026).Choices);

        Assert.Equal([("O", 20m), ("O", 50m)], before.Select(c => (c.Standard.Code, c.Row.Constraint)));
        Assert.Equal([("X", 19m), ("O", 50m)], after.Select(c => (c.Standard.Code, c.Row.Constraint)));
        Assert.Contains("修改 O", after[0].ReasonZh, StringComparison.Ordinal);
        Assert.Empty(RowSelector.Select([amendment], Court(), 2026).Choices);
    }

    [Fact]
    public void Select_SubClassIsAPath_TheLongerRowGoesFirst()
    {
        var court = Court();
        court.SubClass = "library/city";
        QuotaRow[] rows = [Row(30m, subClass: "library", zone: ""), Row(20m, subClass: "library/city", zone: ""), Row(10m, subClass: "lib", zone: "")];

        Assert.Equal(20m, RowSelector.Select([Standard(rows)], court, 2025).Choices[0].Row.Constraint);
        court.SubClass = "library/county";
        Assert.Equal(30m, RowSelector.Select([Standard(rows)], court, 2025).Choices[0].Row.Constraint);
    }

    private static RowChoice Chosen(int year, params QuotaStandard[] standards) =>
        Assert.Single(RowSelector.Select(standards, Court(), year).Choices);
}
