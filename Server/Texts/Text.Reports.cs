using EnergyQuota.Registry.Files;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Server.Texts;

/// <content>Words about filed reports.</content>
internal static partial class Text
{
    public static string FiledReports => In("归档报告", "Filed reports");
    public static string FiledReportsNote => In(
        "报告期结束并结算完毕后自动归档；归档文件不再改动，下载时核对 SHA-256。数据更正后另出新版，旧版保留。",
        "Filed by a job when a period is over and settled. A filed file never changes; its SHA-256 is checked at each download. Corrected data make a new edition, the old one stays.");
    public static string InstitutionReport => In("机构报告", "Report of an institution");
    public static string RegionReport => In("地区报告", "Report of a region");
    public static string ReportSubject => In("机构或地区", "Institution or region");
    public static string AllReports => In("机构与地区", "Institutions and regions");
    public static string OfInstitutions => In("仅机构", "Institutions only");
    public static string OfRegions => In("仅地区", "Regions only");
    public static string WholeRegionOnly => In("归档整个地区的报告，不分类别。", "The report of the whole region is filed, not of one class.");
    public static string StatisticalForms => In("统计填报数据 Excel", "Statistical forms, Excel");
    public static string StatisticalFormsNote => In(
        "基本信息、能源资源消费、数据中心机房、采暖及审核项，供填报统计报表使用；不是官方表式。",
        "Basic information, consumption, data-centre rooms, heating and checks, for filling in the statistical forms; not the official layout.");
    public static string AllClasses => In("全部类别", "All classes");
    public static string PeriodKindLabel => In("报告期类型", "Length of the period");
    public static string ReportPeriodLabel => In("报告期", "Period");
    public static string PrintDraft => In("即时打印（草稿，未归档）", "Print now (draft, not filed)");
    public static string Edition => In("版次", "Edition");
    public static string EditionOf(int number) => In($"第 {number} 版", $"Edition {number}");
    public static string FileForm => In("文件", "File");
    public static string FiledAt => In("归档时间", "Filed");
    public static string FileEdition => In("归档 / 出新版", "File, or file a new edition");
    public static string NewEditionReason => In("新版原因（首次归档可空）", "Reason of a new edition (not for the first)");
    public static string AllMonths => In("全部月份", "All months");
    public static string MoreMatches(int count) => In($"仅列前 {count} 个，请输入名称或代码。", $"The first {count} only; type a name or code.");
    public static string Of(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => In("月", "Month"),
        PeriodKind.Quarter => In("季度", "Quarter"),
        _ => In("年度", "Year"),
    };

    public static string LanguageOf(string tag) => tag == "en" ? "English" : "中文";

    public static string Of(ArchiveFault fault) => fault switch
    {
        ArchiveFault.Missing => "归档文件已不在归档文件夹中，不能提供。请从备份恢复。 The filed file is gone from the archive and cannot be handed out; restore it from a backup.",
        ArchiveFault.Altered => "归档文件与登记的 SHA-256 不符，已被改动，拒绝提供。请从备份恢复。 The file does not match the SHA-256 registered when it was filed: it was altered and is refused. Restore it from a backup.",
        _ => NotFound,
    };

    public static string Of(FilingOutcome outcome, int edition) => outcome switch
    {
        FilingOutcome.Filed => In($"已归档：第 {edition} 版。", $"Filed as edition {edition}."),
        FilingOutcome.NotAllowed => In("只有管理员可以归档。", "Only administrators may file reports."),
        FilingOutcome.NotOver => In("报告期尚未结束，不能归档。", "The period is not over and cannot be filed."),
        FilingOutcome.Unsettled => In("截至报告期末的数据尚未结算完毕，请稍后再试。", "Data up to the period's end are not settled yet; try again later."),
        FilingOutcome.ReasonNeeded => In("该报告期已归档，出新版须填写原因（不超过 500 字）。", "The period is filed already; a new edition needs a reason of at most 500 characters."),
        FilingOutcome.Superseded => In("同一版次刚刚已由他人归档，请刷新。", "The same edition was filed by someone else just now; reload."),
        _ => NotFound,
    };

    /// <summary>How many rows of how many.</summary>
    public static string RowsOf(int shown, int all) => In($"{shown} / {all} 条", $"{shown} of {all}");
}
