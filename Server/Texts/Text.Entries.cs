using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Desk;

namespace EnergyQuota.Server.Texts;

/// <content>What can be entered and decided, and what each of it means.</content>
internal static partial class Text
{
    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.Replacement => In("换表", "Replacement"),
        EntryKind.Multiplier => In("倍率变更", "Multiplier change"),
        EntryKind.HandReading => In("手抄表", "Hand reading"),
        EntryKind.Bill => In("账单", "Bill"),
        EntryKind.Correct => In("更正示数", "Correct a reading"),
        EntryKind.Void => In("作废示数", "Void a reading"),
        EntryKind.Reset => In("认定清零", "It is a reset"),
        EntryKind.Wrap => In("认定满量程翻转", "It is a wrap"),
        EntryKind.Glitch => In("认定为故障值", "It is a fault"),
        EntryKind.Accept => In("认定为真实用量", "It is consumption"),
        EntryKind.Reject => In("认定非用量", "It is no consumption"),
        _ => kind.ToString(),
    };

    public static string Of(RegisterEventKind kind) => kind switch
    {
        RegisterEventKind.Replacement => Of(EntryKind.Replacement),
        RegisterEventKind.MultiplierChange => Of(EntryKind.Multiplier),
        RegisterEventKind.HandReading => Of(EntryKind.HandReading),
        RegisterEventKind.Decision => In("裁定", "Decision"),
        _ => kind.ToString(),
    };

    /// <summary>What an entry would mean for consumption.</summary>
    public static string Meaning(EntryKind kind) => kind switch
    {
        EntryKind.Replacement => In(
            "此前示数属旧表，此后属新表：计入旧表止码与最后示数之差，再从新表起码计起。",
            "Readings before belong to the old meter, later ones to the new: booked is the old final register less its last reading, then on from the new first register."),
        EntryKind.Multiplier => In("自该时刻起用量乘以新倍率；该时刻应有示数。", "From then on consumption is multiplied by the new factor; there should be a reading at that instant."),
        EntryKind.HandReading => In(
            "与表计上报的示数同等参与计算，不重复计入；两侧小时记为人工。",
            "Counts like a reading that was sent, and nothing twice; the hours beside it are marked manual."),
        EntryKind.Bill => In("按期间均匀分摊，小时记为人工。", "Spread evenly over its interval; the hours are marked manual."),
        EntryKind.Correct => In("该时刻以此值为准，取代收到的值。", "This value holds at that time in place of what was received."),
        EntryKind.Void => In("该时刻收到的值全部作废，如同未曾收到；原值保留可查。", "All that was received for that time is void, as if it had never come; it stays on record."),
        EntryKind.Reset => In("新的一段从这里开始；跨越处只计入您给出的用量，此后不再是估算。", "A new segment begins here; across the fall only the amount you give is booked, and what follows is no longer estimated."),
        EntryKind.Wrap => In("计度器走满量程后从零继续：加上相应的整圈。", "The register ran past its end and on from zero: the whole turns are added."),
        EntryKind.Glitch => In("这些值是故障值，一律不用；恢复后按原示数继续。", "These values were a fault and are not used; counting goes on from the level before."),
        EntryKind.Accept => In("差额计入跨越的时段，记为估算。", "The difference is booked over the span it crosses, as estimated."),
        EntryKind.Reject => In("差额不计入用量；此后从新示数继续。", "The difference is not booked; counting goes on from the new level."),
        _ => "",
    };

    /// <summary>What a kind of finding is, and where it leaves consumption.</summary>
    public static string Meaning(FindingKind kind) => kind switch
    {
        FindingKind.Glitch => In("示数短暂下跌后恢复；低值已弃用，用量不受影响。", "The register fell for a moment and came back; the low points are dropped and consumption is as if they had not been."),
        FindingKind.Spike => In("示数短暂过高后恢复；高值已弃用，用量不受影响。", "The register was too high for a moment; the high points are dropped and consumption is as if they had not been."),
        FindingKind.Jump => In("示数上升超过额定最大值，且未回落。差额暂挂，此后照常计量。", "The register rose faster than its rated maximum allows and stayed. The difference is held; what follows is counted as usual."),
        FindingKind.ResetCandidate => In("示数下降且未恢复。下降处不计量，此后的用量暂记为估算。", "The register fell and stayed low. Nothing is booked across the fall; what follows is booked as estimated."),
        FindingKind.Suspect => In("序列末尾的示数过高或过低，尚不能判断，暂未使用。", "The end of the series is too high or too low; too early to tell, not used yet."),
        FindingKind.Conflict => In("同一时刻收到不同的值。目前采用与前后相符者，相同则取小。", "Different values came for one time. The one that fits its neighbours is used for now, of several the smallest."),
        FindingKind.Clock => In("设备时钟越限，改用接收时间。请校时。", "The device's clock was outside its limits; the receive time is used. Have the clock set."),
        FindingKind.BeforeInstallation => In("接收时间也早于安装时间，未使用。", "The receive time is before the installation too; not used."),
        FindingKind.Negative => In("负值，未使用。", "Below zero; not used."),
        FindingKind.AboveModulus => In("达到或超过量程，未使用。", "At or above the modulus; not used."),
        FindingKind.ReplacementMismatch => In("换表止码与旧表最后示数不衔接，差额暂挂。可裁定，或重新登记换表。", "The final register of a replacement cannot follow the old meter's last reading; that part is held. Decide, or enter the replacement again."),
        FindingKind.MultiplierWithoutRegister => In("倍率变更的时刻没有示数，前后时段为估算。补登该时刻的手抄表即可。", "There is no reading at a change of multiplier, so the span around it is estimated. A hand reading of that instant settles it."),
        _ => "",
    };
}
