using EnergyQuota.Quotas.Coverage;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Queries;

namespace EnergyQuota.Server.Texts;

/// <content>Words about what is metered and what is not.</content>
internal static partial class Text
{
    public static string Coverage => In("计量覆盖", "Metering coverage");
    public static string CoverageNote(string span) => In(
        $"对照《公共机构节能条例》第十四条“分户、分类、分项计量，实时监测”，{span}。",
        $"Against article 14 of the Regulations on Energy Conservation of Public Institutions: metering by household, type and sub-item, and monitoring in real time; {span}.");
    public static string ByHousehold => In("分户", "By household");
    public static string ByType => In("分类", "By type");
    public static string BySubItem => In("分项", "By sub-item");
    public static string RealTime => In("实时监测", "Real time");
    public static string Article14 => In("第十四条", "Article 14");
    public static string SubItem => In("分项", "Sub-item");
    public static string NoSubItem => In("未分项", "No sub-item");
    public static string Means => In("计量方式", "How it is metered");
    public static string AutomaticShare => In("自动采集占比", "Sent by meters");
    public static string ShareOfTotal => In("占比", "Share of total");
    public static string RestWithout => In("未分项的用电", "Not metered by sub-item");
    public static string WholeElectricity => In("总用电", "All electricity");
    public static string HouseholdAmounts => In("分户用电", "Electricity by household");
    public static string NoMeterOf => In("未登记计量器具（是否使用，登记中不知）", "No meter registered (whether it is used, the registry does not know)");
    public static string CoverageAll => In("全部机构", "All institutions");
    public static string OnlyNoSubItems => In("没有分项计量的", "Without metering by sub-item");
    public static string OnlyShared => In("按份额分摊的", "Counted by shares");
    public static string OnlyNoFormula => In("没有边界算式的", "Without a boundary formula");

    public static string Of(SubItem item) => item switch
    {
        Registry.Meters.SubItem.LightingSocket => In("照明插座", "Lighting and sockets"),
        Registry.Meters.SubItem.IndoorLighting => In("室内照明与插座", "Indoor lighting and sockets"),
        Registry.Meters.SubItem.CorridorEmergency => In("走廊与应急", "Corridors, emergency"),
        Registry.Meters.SubItem.FacadeLighting => In("室外景观照明", "Facade lighting"),
        Registry.Meters.SubItem.AirConditioning => In("空调", "Air-conditioning"),
        Registry.Meters.SubItem.AirConditioningPlant => In("冷热站", "Heating and cooling plant"),
        Registry.Meters.SubItem.AirConditioningTerminals => In("空调末端", "Air-conditioning terminals"),
        Registry.Meters.SubItem.Power => In("动力", "Power"),
        Registry.Meters.SubItem.Lifts => In("电梯", "Lifts"),
        Registry.Meters.SubItem.Pumps => In("水泵", "Pumps"),
        Registry.Meters.SubItem.Fans => In("通风机", "Fans"),
        Registry.Meters.SubItem.Special => In("特殊", "Special"),
        Registry.Meters.SubItem.InformationCentre => In("信息中心", "Information centre"),
        Registry.Meters.SubItem.Laundry => In("洗衣房", "Laundry"),
        Registry.Meters.SubItem.Kitchen => In("厨房餐厅", "Kitchen"),
        Registry.Meters.SubItem.Pool => In("游泳池", "Swimming pool"),
        Registry.Meters.SubItem.Gym => In("健身房", "Gymnasium"),
        Registry.Meters.SubItem.OtherSpecial => In("其他特殊", "Other special"),
        _ => item.ToString(),
    };

    public static string Of(CoverageAnswer answer) => answer switch
    {
        CoverageAnswer.Met => In("已做到", "met"),
        CoverageAnswer.Partly => In("部分做到", "partly"),
        CoverageAnswer.NotMet => In("未做到", "not met"),
        CoverageAnswer.CannotSay => In("无法判断", "cannot say"),
        _ => answer.ToString(),
    };

    public static string ToneOf(CoverageAnswer answer) => answer switch
    {
        CoverageAnswer.Met => "good",
        CoverageAnswer.Partly => "fair",
        CoverageAnswer.NotMet => "bad",
        _ => "",
    };

    public static string Of(MeteringMeans means) => means switch
    {
        MeteringMeans.NotAtAll => In("未计量", "not at all"),
        MeteringMeans.NotCounted => In("有表但未计入边界", "metered, but outside the boundary"),
        MeteringMeans.BillsOnly => In("仅凭账单", "by bills only"),
        MeteringMeans.Silent => In("有自动表但全期无数据", "automatic meters, but silent throughout"),
        MeteringMeans.PartlyAutomatic => In("部分自动采集", "partly automatic"),
        MeteringMeans.Automatic => In("自动采集", "automatic"),
        _ => means.ToString(),
    };

    public static string Of(CoverageFilter filter) => filter switch
    {
        CoverageFilter.NoSubItems => OnlyNoSubItems,
        CoverageFilter.Shared => OnlyShared,
        CoverageFilter.NoFormula => OnlyNoFormula,
        _ => CoverageAll,
    };

    /// <summary>The verdict on metering by household in words.</summary>
    public static string Words(HouseholdCoverage households) => households.Answer switch
    {
        CoverageAnswer.Met => In("计入的每一项都由本机构自己的计量器具整体计量。", "Whatever counts is metered whole by meters of its own."),
        CoverageAnswer.Partly => In($"{households.SharedTerms} 项按份额分摊而未单独计量，{households.OwnTerms} 项自有计量。", $"{households.SharedTerms} are allocated by a share and not metered; {households.OwnTerms} are metered whole."),
        CoverageAnswer.NotMet => In($"{households.SharedTerms} 项全部按份额分摊，没有自有计量。", $"All {households.SharedTerms} are allocated by a share; nothing is metered by itself."),
        _ => In("没有有效的边界算式。", "No boundary formula is in force."),
    };

    /// <summary>The verdict on metering by type in words.</summary>
    public static string WordsOfTypes(InstitutionCoverage map)
    {
        var outside = string.Join(In("、", ", "), map.Types.Where(type => type.Means == MeteringMeans.NotCounted).Select(type => Of(type.EnergyType)));
        var counted = string.Join(In("、", ", "), map.Types.Where(type => type.Meters > 0).Select(type => Of(type.EnergyType)));
        return map.ByType switch
        {
            CoverageAnswer.Met => In($"{counted} 各自计量并计入。", $"{counted}: each metered and counted for itself."),
            CoverageAnswer.NotMet => In("没有任何能源按边界算式计量。", "No energy is metered by a formula in force."),
            _ when outside.Length > 0 => In($"{outside} 装有计量器具，但边界算式没有计入。", $"{outside}: metered, but counted by no formula."),
            _ => In("电力没有计入边界。", "Electricity is not counted."),
        };
    }

    /// <summary>The verdict on metering by sub-item in words.</summary>
    public static string Words(SubItemCoverage items) => items.Answer switch
    {
        CoverageAnswer.NotMet => In("没有带分项的电表计入边界内。", "No electricity meter with a sub-item lies within the boundary."),
        CoverageAnswer.CannotSay => In($"总用电的完整率为 {Show.Percent(items.TotalCompleteness)}，不足以判断分项所占比例。", $"The total's completeness is {Show.Percent(items.TotalCompleteness)}: the share of the sub-items cannot be said."),
        _ when items.Rest < 0m => In($"分项合计超过总用电 {Show.Exact(-items.Rest)} kWh，计量或上下级关系有误。", $"The sub-items come to {Show.Exact(-items.Rest)} kWh more than there is: a meter or the tree is wrong."),
        _ => In($"分项计量覆盖总用电的 {Show.Percent(items.Share)}，其余 {Show.Exact(items.Rest)} kWh 未分项；分项电表完整率 {Show.Percent(items.ItemCompleteness)}。", $"Sub-items cover {Show.Percent(items.Share)} of the electricity; {Show.Exact(items.Rest)} kWh is not metered by sub-item. Completeness of those meters: {Show.Percent(items.ItemCompleteness)}."),
    };

    /// <summary>The verdict on monitoring in real time in words.</summary>
    public static string WordsOfRealTime(InstitutionCoverage map)
    {
        var not = string.Join(In("、", ", "), map.Types.Where(type => type.Means is MeteringMeans.BillsOnly or MeteringMeans.Silent or MeteringMeans.PartlyAutomatic)
            .Select(type => In($"{Of(type.EnergyType)}（{Of(type.Means)}）", $"{Of(type.EnergyType)} ({Of(type.Means)})")));
        return not.Length > 0 ? In($"未完全自动采集：{not}。成批购入的燃料不在此列。", $"Not all automatic: {not}. Fuels bought in bulk are not asked.")
            : map.RealTime == CoverageAnswer.Met ? In("计入的都自动采集。", "Whatever counts is sent by meters.")
            : In("没有自动采集的计量。", "No meter that counts sends by itself.");
    }
}
