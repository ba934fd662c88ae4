using EnergyQuota.Documents.Content;
using EnergyQuota.Reports.Forms;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Texts;

/// <summary>The words of the statistical forms' data in one language; what they share with reports is in <see cref="ReportTexts"/>.</summary>
internal sealed class FormTexts(ReportLanguage language)
{
    public string BasicTable => In("基本信息", "Basic information");
    public string UseTable => In("能源资源消费", "Consumption");
    public string RoomTable => In("数据中心机房", "Data-centre rooms");
    public string HeatingTable => In("采暖", "Heating");
    public string SumTable => In("汇总", "Sums");
    public string CheckTable => In("审核", "Checks");
    public string Nothing => In("无。", "None.");
    public string NothingFound => In("未发现需核实的事项。", "Nothing was found to look at.");
    public string Code => In("统一社会信用代码", "Code");
    public string Name => In("机构", "Institution");
    public string Region => In("行政区划", "Region");
    public string Class => In("类别", "Class");
    public string FloorArea => In("建筑面积 (m²)", "Floor area (m²)");
    public string HeatedArea => In("供暖面积 (m²)", "Heated area (m²)");
    public string RoomArea => In("机房面积 (m²)", "Room area (m²)");
    public string People => In("用能人数", "Energy users");
    public string Beds => In("开放床位", "Beds");
    public string AYearBefore => In("一年前", "A year before");
    public string SamePeriod => In("上年同期", "Same period last year");
    public string Cost => In("费用 (元)", "Cost (yuan)");
    public string UnitPrice => In("单价 (元)", "Unit price (yuan)");
    public string Check => In("核对", "Check");
    public string ReasonToFill => In("原因说明（填写）", "Reason (fill in)");
    public string Source => In("依据", "Source");
    public string WithData => In("有数据机构", "With data");
    public string Item => In("项目", "Item");
    public string Figure => In("数值", "Figure");
    public string Against => In("对比值或范围", "Against");
    public string Change => In("增减 (%)", "Change (%)");

    public string LayoutNote => In(
        "填报参考数据，不是国家统计调查制度的官方表式；现行表式的逐项指标未经核对，填报时以官方表式为准。",
        "Data for filling in the statistical forms, not the official layout: the fields of the edition in force were not verified one by one, and the official forms prevail.");

    public string BasicNote => In(
        "为期末当日有效且经审核的数据；分类登记的人数不在“用能人数”内。面积或人数增减超过一成须说明原因。",
        "Approved figures in force on the period's last day; persons registered by type are not in energy users. A change of area or people by more than a tenth needs a reason.");

    public string UseNote => In(
        "用量按计量边界、已结账月份按结账数；费用按账单，跨期账单按天数分摊；单价仅由账单的费用与数量得出。“—”表示无数据，不是零。",
        "Amounts by the boundary, closed months as closed. Costs by bills, those that reach beyond the period by days; unit prices from the bills' costs and amounts alone. — means no data and is not zero.");

    public string RoomNote => In("单独登记并经审核的数据中心机房；其用量已含在能源资源消费内。", "Data-centre rooms registered by themselves and approved; their use is contained in consumption.");
    public string HeatingNote => In("单独计量并经审核的供暖用能；其用量已含在能源资源消费内。", "Heating metered by itself and approved; its use is contained in consumption.");
    public string SumNote => In("汇总为所列数值之和。", "Sums of the figures as printed.");

    public string CheckNote => In(
        "单价范围为本软件所设，用于发现数量级差错，不是价格标准；缺失、不完整、增减超过一成的须核实并说明原因。",
        "The bounds of unit prices are this program's, to find errors of magnitude, and no tariff. What is missing, incomplete or changed by more than a tenth is to be looked at and explained.");

    public string Title(StatisticalForms forms) => In(
        $"{forms.Subject.In(language)}能源资源消费统计填报数据（{Period(forms.Period)}）", $"{forms.Subject.In(language)}: data for the statistical forms, {forms.Period}");

    public string Subtitle(StatisticalForms forms) => In(
        $"出具日期 {Cell.Of(forms.IssuedOn).Display}{(forms.Over ? "" : "（报告期未结束，初步数据）")}", $"Issued {Cell.Of(forms.IssuedOn).Display}{(forms.Over ? "" : " (the period is not over: preliminary)")}");

    public string CoefficientNote(ReportCoefficients coefficients) => In($"折标准煤系数：{coefficients.Coal?.Code ?? Cell.Absent}", $"Standard coal by set {coefficients.Coal?.Code ?? Cell.Absent}");

    public string Of(CheckKind kind) => kind switch
    {
        CheckKind.Missing => In("缺失", "missing"),
        CheckKind.Incomplete => In("不完整", "incomplete"),
        CheckKind.Change => In("增减超过10%", "change over 10 %"),
        _ => In("单价异常", "unit price"),
    };

    public string Flags(IEnumerable<CheckLine> checks) => string.Join(In("、", ", "), checks.Select(check => Of(check.Kind)).Distinct());

    private static string Period(ReportPeriod period) => period.Kind switch
    {
        PeriodKind.Month => $"{period.Year}年{period.Number}月",
        PeriodKind.Quarter => $"{period.Year}年第{period.Number}季度",
        _ => $"{period.Year}年度",
    };

    private string In(string zh, string en) => language == ReportLanguage.English ? en : zh;
}
