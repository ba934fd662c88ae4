using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Assignments;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Texts;

/// <content>Words about figures of institutions, exclusions and their approval.</content>
internal static partial class Text
{
    public static string FactsDesk => In("数据审核", "Figures to approve");
    public static string FactsDeskNote => In(
        "登记的面积、人数等经审核后才参与评定；变化超过上次的一成会被质疑，须说明理由。登记人不得审核自己的登记。",
        "An area, a head count and so on counts once it is approved; a change by more than a tenth is questioned and needs a reason. Whoever entered a figure does not approve it.");
    public static string NoPendingFacts => In("没有待审核的数据。", "Nothing waits for approval.");
    public static string EnterFact => In("登记数据", "Enter a figure");
    public static string FactKindWord => In("数据", "Figure");
    public static string FactValue => In("数值", "Value");
    public static string PersonType => In("人员类型", "Person type");
    public static string PresentWord => In("在岗／全部（天或月）", "Present / of (days or months)");
    public static string ValidFrom => In("自", "From");
    public static string SourceWord => In("依据", "Source");
    public static string EnteredByWord => In("登记人", "Entered by");
    public static string Approve => In("通过", "Approve");
    public static string Reject => In("退回", "Reject");
    public static string ApprovalReason => In("理由", "Reason");
    public static string FactSaved => In("已登记，待审核。", "Entered; it waits for approval.");
    public static string FactDecided => In("已处理。", "Decided.");
    public static string HeadCountSteps => In("用能人数的计算", "How the people are counted");
    public static string ExclusionsWord => In("扣除项", "What is taken out");
    public static string RowsAssigned => In("适用的定额行", "Rows that judge it");
    public static string AssignedByRule => In("按规则", "by the rules");
    public static string YearsWord => In("年度", "Years");
    public static string DecideRow => In("指定定额行", "Decide on a row");
    public static string DecideRowNote => In(
        "规则找到不止一行时，由监管员指定；只能在适用的行中选择，类别或气候区有误请更正登记。写入审计日志，下次评定时生效。",
        "Where the rules find more than one row, an officer decides. Only rows that fit can be chosen; a wrong class or zone is corrected in the registry. It stands in the audit log and counts from the next assessment on.");
    public static string FirstYear => In("起始年度", "First year");
    public static string LastYear => In("截止年度（可空）", "Last year (may be empty)");
    public static string RowWord => In("定额行", "Row");
    public static string NoRowFits => In("该年度没有适用的定额行。", "No row fits in this year.");
    public static string ChooseRow => In("请选择一行。", "Choose a row.");
    public static string NoExclusions => In("没有扣除项", "Nothing is taken out");
    public static string NotMetered => In("未单独计量：不扣除", "not metered by itself: takes nothing out");

    public static string Questioned(string before) => In($"上次为 {before}，变化超过一成", $"was {before}: changes by more than a tenth");

    public static string OfFact(EditResult result) => (result.Outcome, result.Field) switch
    {
        (EditOutcome.NotAllowed, nameof(InstitutionFact.EnteredBy)) => In("登记人不得审核自己的登记。", "Whoever entered it does not approve it."),
        (EditOutcome.Invalid, "reason") => In("须说明理由：退回，或变化超过一成。", "A reason is needed: to reject, or because it changes by more than a tenth."),
        (EditOutcome.Invalid, "document") => In("须写明审批文号。", "The document of the decision is needed."),
        (EditOutcome.Conflict, _) => In("已被他人处理。", "Somebody has decided it already."),
        (EditOutcome.NotFound, _) => In("没有这个单位或数据。", "There is no such institution or figure."),
        (EditOutcome.NotAllowed, _) => In("您的账号只能查看。", "Your account may look only."),
        _ => In("数据不完整或超出范围。", "Something is missing or out of bounds."),
    };

    public static string OfRow(EditResult result) => (result.Outcome, result.Field) switch
    {
        (EditOutcome.Invalid, nameof(RowAssignment.ReasonZh) or "reason") => In("须说明理由。", "A reason is needed."),
        (EditOutcome.Invalid, nameof(RowAssignment.Document)) => In("须写明依据文件。", "The document it rests on is needed."),
        (EditOutcome.Invalid, nameof(RowAssignment.ToYear)) => In("截止年度早于起始年度。", "The last year lies before the first."),
        (EditOutcome.Invalid, nameof(RowAssignment.RowKey)) => In("该行不适用于本单位。", "This row does not fit the institution."),
        _ => OfFact(result),
    };

    public static string Of(ApprovalState state) => state switch
    {
        ApprovalState.Pending => In("待审核", "waits for approval"),
        ApprovalState.Approved => In("已审核", "approved"),
        ApprovalState.Rejected => In("已退回", "rejected"),
        _ => state.ToString(),
    };

    public static string Tone(ApprovalState state) => state switch
    {
        ApprovalState.Approved => "good",
        ApprovalState.Rejected => "bad",
        _ => "fair",
    };

    public static string Of(ExclusionKind kind) => Named(LawNames.Of(kind));

    /// <summary>The name of a person type; the agency's own word where it is none that is known.</summary>
    public static string OfPersons(string type) => type switch
    {
        "staff" => In("在编人员", "staff"),
        "non_establishment" => In("编外人员", "staff without establishment"),
        "students" => In("学生", "students"),
        "overseas_students" => In("留学生", "overseas students"),
        "interns" => In("实习人员", "interns"),
        "patients" => In("病人", "patients"),
        _ => type,
    };
}
