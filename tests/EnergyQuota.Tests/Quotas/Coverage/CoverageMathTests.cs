using EnergyQuota.Metering;
using EnergyQuota.Quotas.Coverage;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Registry;
using static EnergyQuota.Tests.Quotas.Coverage.CoverageWorld;

namespace EnergyQuota.Tests.Quotas.Coverage;

public sealed class CoverageMathTests
{
    private static readonly Meter[] Office =
    [
        Meter("M", role: MeterRole.Main), Meter("L", "M", SubItem.LightingSocket), Meter("V", "M", SubItem.AirConditioning),
        Meter("P", "V", SubItem.AirConditioningPlant), Meter("D", "L", SubItem.InformationCentre), Meter("C", "M", SubItem.Power, role: MeterRole.Check),
    ];

    [Fact]
    public void Map_ChildWithAnotherSubItem_CountsForItsOwnAndNotForItsParent()
    {
        var items = Map(Office, [Some.Term("A", "M")], code => code switch { "M" => 100m, "L" => 40m, "V" => 50m, "P" => 30m, "D" => 10m, _ => 99m }).SubItems;

        Assert.Equal(
            [(SubItem.LightingSocket, 30m * 365), (SubItem.AirConditioning, 20m * 365), (SubItem.AirConditioningPlant, 30m * 365), (SubItem.InformationCentre, 10m * 365)],
            items.Amounts.Select(amount => (amount.Key, amount.Value)));
        Assert.Equal((36_500m, 3_650m, 0.9m, 4, CoverageAnswer.Partly), (items.Total, items.Rest, items.Share, items.Meters, items.Answer));
        Assert.Equal(50m * 365, items.Of(SubItem.AirConditioning));
    }

    [Fact]
    public void Map_RestWithinTheLossThreshold_IsMet()
    {
        Assert.Equal(CoverageAnswer.Met, Map(Office, [Some.Term("A", "M")], code => code switch { "M" => 100m, "L" => 45m, "V" => 50m, _ => 0m }).SubItems.Answer);
    }

    [Fact]
    public void Map_TenantTakenAway_TheirSubItemIsNotTheInstitutions()
    {
        Meter[] meters = [.. Office, Meter("T", "L", SubItem.Kitchen)];

        var items = Map(meters, [Some.Term("A", "M"), Some.Term("A", "T", sign: -1)], code => code switch { "M" => 100m, "L" => 60m, "T" => 25m, _ => 0m }).SubItems;

        Assert.Equal((75m * 365, 35m * 365), (items.Total, items.Of(SubItem.LightingSocket)));
        Assert.False(items.Amounts.ContainsKey(SubItem.Kitchen));
        Assert.Equal(40m * 365, items.Rest);
    }

    [Fact]
    public void Map_SharedMain_SubItemsCountByTheShare()
    {
        var map = Map(Office, [Some.Term("A", "M", 0.25m)], code => code switch { "M" => 100m, "L" => 40m, _ => 0m });

        Assert.Equal((25m * 365, 10m * 365), (map.SubItems.Total, map.SubItems.Of(SubItem.LightingSocket)));
        Assert.Equal((CoverageAnswer.NotMet, 1, 0), (map.Households.Answer, map.Households.SharedTerms, map.Households.OwnTerms));
    }

    [Fact]
    public void Map_SubMetersMovedOutOfTheBoundary_CountForTheDaysBefore()
    {
        Meter[] meters = [Meter("M", role: MeterRole.Main), Meter("N", role: MeterRole.Main), Meter("L", "M", SubItem.LightingSocket)];

        var items = Map(meters, [Some.Term("A", "M")], code => code == "L" ? 40m : 100m, [Some.Moved("L", "N", "2026-04-01")]).SubItems;

        Assert.Equal(40m * 90, items.Of(SubItem.LightingSocket));
        Assert.Equal((0, CoverageAnswer.NotMet), (items.Meters, items.Answer));
    }

    [Fact]
    public void Map_BoundaryWithGaps_DoesNotSayAShare()
    {
        var items = Map(Office, [Some.Term("A", "M")], code => code switch { "M" => 50m, "L" => 40m, _ => 0m }, known: code => code == "M" ? 0.5m : 1m).SubItems;

        Assert.Equal((CoverageAnswer.CannotSay, (decimal?)null), (items.Answer, items.Share));
    }

    [Fact]
    public void Map_SubMetersWithGaps_AreNotMetInFull()
    {
        var items = Map(Office, [Some.Term("A", "M")], code => code switch { "M" => 100m, "L" => 96m, _ => 0m }, known: code => code == "M" ? 1m : 0.5m).SubItems;

        Assert.Equal((CoverageAnswer.Partly, 0.5m), (items.Answer, items.ItemCompleteness));
    }

    [Fact]
    public void Map_TypesByTheirMeters_SaysHowEachIsKnown()
    {
        Meter[] meters =
        [
            Meter("M", role: MeterRole.Main), Other("W", EnergyType.Water, MeasureUnit.CubicMetre, billed: true), Other("G", EnergyType.NaturalGas, MeasureUnit.CubicMetre),
            Other("H", EnergyType.Heat, MeasureUnit.Gigajoule), Other("K", EnergyType.Coal, MeasureUnit.Kilogram, billed: true),
        ];

        var map = Map(
            meters, [Some.Term("A", "M"), Term("W", EnergyType.Water), Term("G", EnergyType.NaturalGas), Term("K", EnergyType.Coal)],
            code => 1m, known: code => code == "G" ? 0m : 1m);

        Assert.Equal(
            [
                MeteringMeans.Automatic, MeteringMeans.BillsOnly, MeteringMeans.Silent, MeteringMeans.NotCounted, MeteringMeans.NotAtAll, MeteringMeans.NotAtAll,
                MeteringMeans.BillsOnly, MeteringMeans.NotAtAll, MeteringMeans.NotAtAll,
            ],
            map.Types.Select(type => type.Means));
        Assert.Equal((CoverageAnswer.Partly, CoverageAnswer.Partly, CoverageAnswer.NotMet), (map.ByType, map.RealTime, map.Whole));
        Assert.Equal((365m, 0m), (map.Types[1].Quantity, map.Types[1].AutomaticShare));
    }

    [Fact]
    public void Map_FuelByBillsBesideAutomaticMeters_IsRealTime()
    {
        Meter[] meters = [Meter("M", role: MeterRole.Main), Other("K", EnergyType.Coal, MeasureUnit.Kilogram, billed: true)];

        Assert.Equal(CoverageAnswer.Met, Map(meters, [Some.Term("A", "M"), Term("K", EnergyType.Coal)], _ => 1m).RealTime);
    }

    [Fact]
    public void Map_WithoutFormula_IsNotMet()
    {
        var map = Map(Office, [], _ => 1m);

        Assert.Equal((CoverageAnswer.NotMet, CoverageAnswer.CannotSay, CoverageAnswer.NotMet), (map.ByType, map.Households.Answer, map.SubItems.Answer));
        Assert.Equal(MeteringMeans.NotCounted, map.Types[0].Means);
    }

    [Fact]
    public void Map_HouseholdsWithinEachOther_CountOnce()
    {
        Meter[] meters = [Meter("M", role: MeterRole.Main), Meter("E", "M", household: "东楼"), Meter("S", "E", SubItem.Kitchen, "食堂"), Meter("R", "S")];

        var households = Map(meters, [Some.Term("A", "M")], code => code switch { "M" => 100m, "E" => 60m, "S" => 20m, _ => 5m }).Households;

        Assert.Equal([("东楼", 40m * 365), ("食堂", 20m * 365)], households.Amounts.Select(amount => (amount.Key, amount.Value)));
        Assert.Equal(CoverageAnswer.Met, households.Answer);
    }
}
