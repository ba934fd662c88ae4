using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Register;

namespace EnergyQuota.Server.Texts;

/// <content>Words about official papers.</content>
internal static partial class Text
{
    public static string Papers => In("文书", "Papers");
    public static string PapersNote => In(
        "已签发的文书不再改动，下载时核对 SHA-256；按机关和年度连续编号，作废的编号不再使用。更正须重新出具，另取编号。",
        "An issued paper never changes; its SHA-256 is checked at each download. Numbers run by agency and year without gaps, and a void one stays used. A correction is another paper with a number of its own.");
    public static string NoPapers => In("还没有签发文书。在案件页出具；发文机关在设置 Papers:Issuers 中填写。", "No paper has been issued. The page of a case issues them; the agency is set under Papers:Issuers.");
    public static string PaperNumber => In("文号", "Number");
    public static string PaperSearch => In("文号、机构名称或代码", "Number, or institution's name or code");
    public static string IssuedOn => In("签发日期", "Issued on");
    public static string IssuedBy => In("签发人", "Issued by");
    public static string IssuePaper => In("签发文书", "Issue the paper");
    public static string DraftOf(PaperForm form) => In($"草稿 {NameOf(form)}", $"Draft {NameOf(form)}");
    public static string VoidPaper => In("作废", "Declare void");
    public static string ReissuePaper => In("更正重发", "Correct and reissue");
    public static string PaperReason => In("作废或更正的原因（必填）", "Why it is void or corrected (required)");
    public static string PaperVoid => In("已作废", "void");
    public static string PaperInForce => In("有效", "in force");
    public static string AllKinds => In("全部文书", "All kinds");
    public static string NoPdf(IEnumerable<string> missing) => In(
        $"已签发 Word 文件；PDF 字体缺字：{string.Join(' ', missing)}，未生成 PDF。",
        $"Issued as Word; the typeface of the PDF lacks {string.Join(' ', missing)}, so there is no PDF.");
    public static string IssuedAs(string number) => In($"已签发：{number}", $"Issued: {number}");

    public static string NameOf(PaperForm form) => form == PaperForm.Pdf ? "PDF" : "Word";

    public static string Of(PaperKind kind) => kind switch
    {
        PaperKind.ExplanationNotice => In(kind.NameZh(), "Notice to explain"),
        PaperKind.InspectionRecord => In(kind.NameZh(), "Inspection record"),
        PaperKind.CorrectionOrder => In(kind.NameZh(), "Order to correct"),
        PaperKind.RectificationOpinion => In(kind.NameZh(), "Rectification opinion"),
        PaperKind.Circular => In(kind.NameZh(), "Circular"),
        _ => kind.ToString(),
    };

    public static string Of(PaperFault fault) => In(fault.Zh, fault.En);

    public static string Of(IssueOutcome outcome) => outcome switch
    {
        IssueOutcome.Done => In("已办理。", "Done."),
        IssueOutcome.NotAllowed => In("此账号无权签发。", "This account may not issue papers."),
        IssueOutcome.NoIssuer => In("没有设置管辖该机构、且在您辖区之内的发文机关（Papers:Issuers），只能打印草稿。", "No agency that supervises the institution and lies within your area is set (Papers:Issuers): only a draft can be printed."),
        IssueOutcome.Refused => In("不能签发：", "Cannot be issued: "),
        IssueOutcome.AlreadyIssued => In("该案已有有效文书，只能更正重发。", "The case has a paper in force; it can only be corrected and reissued."),
        IssueOutcome.NotInOrder => In("该文书已作废，或不能被替代。", "The paper is void already, or cannot be replaced."),
        IssueOutcome.ReasonInvalid => In("须填写原因，不超过 500 字。", "A reason of at most 500 characters is needed."),
        _ => NotFound,
    };
}
