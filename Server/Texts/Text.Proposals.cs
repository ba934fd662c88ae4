using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Texts;

/// <content>Words of bills and readings that an institution proposes.</content>
internal static partial class Text
{
    public static string Proposals => In("机构提交的账单和抄表", "Bills and readings from institutions");
    public static string ProposalsNote => In("采纳后即成为正式登记并参与结算；退回须写明理由，机构可以看到。", "Taken, it becomes an entry and is settled; refused, it needs a reason, which the institution reads.");
    public static string OwnProposals => In("本机构的账单和抄表", "Your bills and readings");
    public static string OwnProposalsNote => In("提交后由监管员审核，采纳后才计入。请附账单或表盘照片。", "An officer reviews what you bring; it counts once it is taken. Attach the bill or a photograph of the register.");
    public static string EnterBill => In("录入账单", "Enter a bill");
    public static string EnterReading => In("录入抄表", "Enter a reading");
    public static string ProposeEntry => In("提交审核", "Submit for review");
    public static string ProposalSaved => In("已提交，待监管员审核。", "Submitted; an officer will review it.");
    public static string TakeIt => In("采纳", "Take");
    public static string EvidenceFile => In("凭证", "Evidence");
    public static string ProposalTaken => In("已采纳，将重新结算。", "Taken; it will be settled.");
    public static string ProposalRefused => In("已退回。", "Refused.");

    public static string Of(ProposalKind kind) => kind == ProposalKind.Bill ? In("账单", "bill") : In("抄表", "hand reading");

    public static string OfProposal(EditResult result) => (result.Outcome, result.Field) switch
    {
        (EditOutcome.Invalid, "reason") => In("退回须写明理由。", "A reason is needed to refuse."),
        (EditOutcome.Conflict, nameof(EntryProposal.State)) => In("已被他人处理。", "Somebody has decided it already."),
        (EditOutcome.Conflict, nameof(EntryProposal.At)) => In("该时刻已有抄表。", "There is a hand reading of that instant already."),
        _ => Of(result),
    };
}
