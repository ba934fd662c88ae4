using EnergyQuota.Inspections.Law;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Server.Texts;

/// <content>Words of what each role may do, and of the audit log.</content>
internal static partial class Text
{
    public static string Powers => In("权力清单与办理流程", "Powers and steps of each role");
    public static string PowersNote => In("各角色的权限与案件办理步骤由程序直接列出：程序只允许表中所列。", "What each role may do and the steps of cases, as the program itself has them: it allows what stands here and nothing else.");
    public static string PowersOfRoles => In("各角色的权限（均限于账号的可见范围）", "What each role may do, in the scope of its account only");
    public static string Power => In("权限", "Power");
    public static string SeesScope => In("查看可见范围内的数据", "See what is in its scope");
    public static string Step => In("步骤", "Step");
    public static string NextState => In("之后的状态", "State afterwards");
    public static string ByWhom => In("由谁办理", "By whom");
    public static string ClockWord => In("起算期限", "Clock that starts");
    public static string BasisWord => In("依据", "Basis");
    public static string AuditLog => In("审计日志", "Audit log");
    public static string AuditNote => In("每次更改都在此留下一行，各行以哈希相连，由 energyquota audit verify 校验。", "Each change leaves a line here; the lines are chained by hashes, which energyquota audit verify checks.");
    public static string NoAuditLines => In("没有符合条件的记录，或该账号的可见范围不足以查看日志（须可见全部机构）。", "No line fits, or this account does not see all institutions, which the log needs.");
    public static string Deed => In("操作", "Action");
    public static string SubjectWord => In("对象", "Subject");
    public static string AuditDetails => In("详情", "Details");
    public static string LineNumber => In("序号", "No.");

    public static string Of(MoveActor actor) => actor switch
    {
        MoveActor.Agency => In("主管机关（监管员、管理员）", "the agency: officers, administrators"),
        MoveActor.Inspector => In("检查人员，或主管机关", "inspectors, or the agency"),
        _ => In("公共机构本身，或由主管机关代录", "the institution, or the agency on its behalf"),
    };

    public static string Of(Permission permission) => permission switch
    {
        Permission.DecideData => In("认定、更正、登记计量数据与账单", "Decide findings; enter and correct readings and bills"),
        Permission.ChangeRegistry => In("更改机构与器具档案", "Change the registry"),
        Permission.HandleRejects => In("重放或丢弃拒收报文", "Replay or discard rejected messages"),
        Permission.ClosePeriods => In("月结、年结与调整", "Close months and years, book adjustments"),
        Permission.ReopenPeriods => In("重新打开已结期间", "Reopen what is closed"),
        Permission.HandleAlerts => In("处理告警", "Deal with alerts"),
        Permission.HandleCases => In("办理案件：要求说明、检查、责令整改、意见、举报", "Handle cases: explanations, inspections, orders, opinions, tips"),
        Permission.Inspect => In("现场记录检查情况", "Record on the spot what an inspection finds"),
        Permission.ReadTips => In("查看举报", "Read tips"),
        Permission.ReadAudit => In("查看审计日志与账号", "Read the audit log and the list of accounts"),
        Permission.SubmitStatements => In("提交说明、材料与报告", "Submit statements, evidence and reports"),
        Permission.BringPapers => In("上传照片与材料", "Bring photographs and papers"),
        Permission.ChangeLaw => In("导入工作日历与地方规定", "Import working-day calendars and local rules"),
        Permission.IssuePapers => In("签发、作废文书", "Issue official papers and declare them void"),
        Permission.MakeEvidence => In("制作证据包", "Have evidence packs made"),
        Permission.FileReports => In("归档报告新版本", "File new editions of reports"),
        Permission.ManageGateways => In("管理网关账号", "Manage the accounts of gateways"),
        Permission.ManageAccounts => In("管理人员账号", "Manage the accounts of people"),
        Permission.ManageStandards => In("导入定额标准并记录其决定", "Import standards and record decisions about them"),
        Permission.TryStandards => In("试算定额标准", "Try a standard on a past year"),
        Permission.ProposeEntries => In("提交账单和抄表（待审核）", "Bring bills and hand readings, for review"),
        Permission.HandleFacts => In("审核机构数据", "Approve figures of institutions"),
        Permission.ProposeFacts => In("登记机构数据（待审核）", "Enter figures of institutions, for approval"),
        Permission.AssignRows => In("指定适用的定额行", "Decide which row judges an institution"),
        Permission.ManageNotifications => In("查看与重发通知", "See and retry notifications"),
        _ => permission.ToString(),
    };
}
