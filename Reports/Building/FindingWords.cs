using System.Diagnostics;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Reports.Building;

/// <summary>What a finding is called in a report, and what it means for the figures.</summary>
internal static class FindingWords
{
    public static BilingualText Kind(FindingKind kind) => kind switch
    {
        FindingKind.Glitch => new("瞬时下跌", "Glitch"),
        FindingKind.Spike => new("尖峰", "Spike"),
        FindingKind.Jump => new("跳变", "Jump"),
        FindingKind.ResetCandidate => new("疑似清零", "Reset candidate"),
        FindingKind.Suspect => new("可疑", "Suspect"),
        FindingKind.Conflict => new("同时刻多值", "Conflict"),
        FindingKind.Clock => new("时钟越限", "Clock"),
        FindingKind.BeforeInstallation => new("早于安装", "Before installation"),
        FindingKind.Negative => new("负值", "Negative"),
        FindingKind.AboveModulus => new("超出量程", "Above modulus"),
        FindingKind.ReplacementMismatch => new("换表示数不符", "Replacement mismatch"),
        FindingKind.MultiplierWithoutRegister => new("倍率变更缺示数", "Multiplier without register"),
        _ => throw new UnreachableException(),
    };

    public static BilingualText Sentence(FindingKind kind) => kind switch
    {
        FindingKind.Glitch => new("示数短暂下跌后恢复，低值已剔除。", "The register fell and came back; the low values are dropped."),
        FindingKind.Spike => new("示数短暂跳高后恢复，高值已剔除。", "The register rose and came back; the high values are dropped."),
        FindingKind.Jump => new("示数升幅超过额定能力，未计入，待人工认定。", "The register rose faster than it can; not booked until an officer decides."),
        FindingKind.ResetCandidate => new("示数下跌后未恢复，跌差未计入，其后用量为估算，待人工认定。", "The register fell and stayed low; nothing is booked across the fall, and what follows is estimated until an officer decides."),
        FindingKind.Suspect => new("最末示数异常，暂不采用。", "The last values are out of line and not used yet."),
        FindingKind.Conflict => new("同一时刻收到不同示数，已按前后示数取值。", "Different values came for one time; the one that fits its neighbours is used."),
        FindingKind.Clock => new("表计时钟越限，采用接收时间。", "The meter's clock is outside the limits; the receive time is used."),
        FindingKind.BeforeInstallation => new("接收时间早于安装日期，未采用。", "Received before the meter was installed; not used."),
        FindingKind.Negative => new("示数为负，未采用。", "The value is below zero; not used."),
        FindingKind.AboveModulus => new("示数超出表计量程，未采用。", "The value is beyond what the register can show; not used."),
        FindingKind.ReplacementMismatch => new("换表时旧表止数与此前示数不符，该部分未计入。", "The old meter's final register cannot follow its last reading; that part is held."),
        FindingKind.MultiplierWithoutRegister => new("倍率变更时刻无示数，相应时段为估算。", "There is no reading at the change of multiplier; the span around it is estimated."),
        _ => throw new UnreachableException(),
    };
}
