using System.Diagnostics;

namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>Made-up facts of each kind of paper, with which an agency looks at a template before it is used.</summary>
public static class SampleFacts
{
    private const string Code = "000000000000000000";

    /// <summary>The head of a sample; marked as a draft.</summary>
    public static PaperHeader Header { get; } = new()
    {
        Number = "示管节〔2026〕12号",
        Issuer = new PaperIssuer { Name = "示例市机关事务管理局", Sign = "示管节", Contact = "节能管理处", Phone = "0000-0000000", Address = "示例市示例路1号" },
        InstitutionName = "示例市示例区人民法院",
        IssuedOn = new DateOnly(2026, 11, 25),
        IsDraft = true,
    };

    /// <summary>Made-up facts of a kind of paper.</summary>
    /// <param name="kind">The kind.</param>
    public static PaperFacts Of(PaperKind kind) => kind switch
    {
        PaperKind.ExplanationNotice => Notice(),
        PaperKind.InspectionRecord => Record(),
        PaperKind.CorrectionOrder => Order(),
        PaperKind.RectificationOpinion => Opinion(),
        PaperKind.Circular => Circular(),
        _ => throw new UnreachableException(),
    };

    private static ViolationFinding Unexplained => new(
        5, "2025年度单位建筑面积综合能耗为23.412 kgce/(m²·a)，超过约束值20 kgce/(m²·a)，至说明期限届满未作出说明。", new DateOnly(2026, 3, 10), "说明通知及送达回证");

    private static ViolationFinding Unmetered => new(
        2, "3号楼厨房与空调系统未分项计量，用电数据未实时上传。", new DateOnly(2026, 10, 15), "现场照片2张、配电系统图");

    private static ExplanationNoticeFacts Notice() => new()
    {
        InstitutionCode = Code,
        CaseId = 1,
        Year = 2025,
        Deadline = new DateOnly(2026, 12, 10),
        Figures =
        [
            new QuotaFigure
            {
                Indicator = "单位建筑面积综合能耗", Unit = "kgce/(m²·a)", Leading = 6.5m, Baseline = 11.9m, Constraint = 20m, Value = 23.412m,
                Standard = "《示例用能定额》（示例标准 1-2021）", CoefficientSet = "示例系数集", Completeness = 0.9968m, Revision = 2, AsOf = new DateOnly(2026, 11, 20),
            },
            new QuotaFigure
            {
                Indicator = "人均用水量", Unit = "m³/(p·a)", Constraint = 30m, Value = 31.05m, AtLeast = true,
                Standard = "《示例用水定额》（示例标准 2-2021）", Completeness = 0.93m, Revision = 1, AsOf = new DateOnly(2026, 11, 20),
            },
        ],
    };

    private static InspectionRecordFacts Record() => new()
    {
        InstitutionCode = Code,
        CaseId = 1,
        InspectedOn = new DateOnly(2026, 10, 15),
        From = new TimeOnly(9, 30),
        To = new TimeOnly(11, 45),
        Place = "示例市示例路8号1至3号楼",
        Reason = "重点监督检查：2025年度严重超定额用能，且未作出说明（条例第三十五条）",
        Inspectors = [new("检查员甲", "证件号 0001"), new("检查员乙", "证件号 0002")],
        Present = [new("后勤负责人", "行政装备科")],
        Items =
        [
            new(1, CheckResult.Conforms, "有2026年度目标和实施方案，已备案。"),
            new(2, CheckResult.DoesNotConform, "3号楼厨房、空调未分项计量。"),
            new(3, CheckResult.DoesNotConform, "2025年度超过约束值。"),
            new(4, CheckResult.Conforms),
            new(5, CheckResult.Conforms, "能源管理岗位职责已上墙。"),
            new(6, CheckResult.DoesNotConform, "见室内温度检查情况。"),
            new(7, CheckResult.NotApplicable),
            new(8, CheckResult.NotChecked),
        ],
        Temperatures =
        [
            new("1号楼大厅", false, 26m, 26.4m, 31.5m, true),
            new("2号楼205办公室", false, 22m, 22.8m, 31.5m, false, "开窗运行"),
            new("3号楼会议室", false, null, 25.1m, 31.5m, false, "无人时未关机"),
        ],
        Meters =
        [
            new("E-0101", "20190012345", "20190012345", 80m, 80m, 10_482.36m, 10_482.4m, "kWh", new DateTimeOffset(2026, 10, 15, 10, 5, 0, TimeSpan.FromHours(8)), true),
            new("E-0102", "20210054321", "20190054321", 120m, 80m, 5_210.08m, 5_208.9m, "kWh", new DateTimeOffset(2026, 10, 15, 10, 12, 0, TimeSpan.FromHours(8)), false, "表已更换，互感器变比与登记不符"),
        ],
        Violations = [Unmetered],
        Remarks = "走廊照明白天常亮。",
        Statement = "对计量问题无异议，计划在2027年3月以前完成改造。\n对2号楼温度，说明系临时会议所致。",
        Photographs =
        [
            new("2号楼205办公室空调设定值", new DateTimeOffset(2026, 10, 15, 10, 20, 0, TimeSpan.FromHours(8)), new string('a', 64), []),
            new("E-0102铭牌", new DateTimeOffset(2026, 10, 15, 10, 13, 0, TimeSpan.FromHours(8)), new string('b', 64), []),
        ],
    };

    private static CorrectionOrderFacts Order() => new()
    {
        InstitutionCode = Code,
        CaseId = 1,
        Violations = [Unmetered, Unexplained],
        Hearing = "2026年10月20日听取了你单位的陈述和申辩。你单位对计量问题无异议，提出改造需要时间；经复核，该意见已在改正期限中考虑。",
        Demands =
        [
            "就2025年度超定额用能作出书面说明；",
            "对3号楼厨房和空调系统安装分项计量装置并实时上传数据。",
        ],
        CorrectBy = new DateOnly(2027, 3, 31),
        RecordNumber = "示管节〔2026〕9号",
    };

    private static RectificationOpinionFacts Opinion() => new()
    {
        InstitutionCode = Code,
        CaseId = 1,
        FoundOn = new DateOnly(2026, 10, 15),
        ReportBy = new DateOnly(2026, 12, 31),
        RecordNumber = "示管节〔2026〕9号",
        Findings =
        [
            new("2号楼205办公室", "空调设定22℃，开窗运行。", "夏季设定不低于26℃，空调运行时关闭门窗。", new DateOnly(2026, 11, 30)),
            new("3号楼会议室", "无人时空调、照明未关闭。", "明确管理责任人，安装感应控制。"),
            new("各楼走廊", "白天照明常亮。", "改为光控和分区控制。", new DateOnly(2026, 12, 20)),
        ],
    };

    private static CircularFacts Circular() => new()
    {
        InstitutionCode = Code,
        CaseId = 1,
        Addressees = "各区（县）机关事务管理部门，市级各公共机构",
        OrderNumber = "示管节〔2026〕5号",
        OrderedOn = new DateOnly(2026, 4, 2),
        CorrectBy = new DateOnly(2026, 9, 30),
        Violations = [Unexplained],
        RecheckedOn = new DateOnly(2026, 10, 15),
        RecheckFound = "该单位仍未就2025年度超定额用能作出说明，也未提出延期申请。",
        Demand = "该单位应当立即改正，并自收到本通报之日起将改正情况书面报送本机关。",
        Referred = true,
        CopyTo = "示例市有关机关",
    };
}
