using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Texts;

/// <content>The field's words.</content>
internal static partial class Text
{
    public static string Of(EnergyType type) => type switch
    {
        EnergyType.Electricity => In("电", "Electricity"),
        EnergyType.Water => In("水", "Water"),
        EnergyType.NaturalGas => In("天然气", "Natural gas"),
        EnergyType.Heat => In("热力", "Heat"),
        EnergyType.Cooling => In("冷量", "Cooling"),
        EnergyType.Lpg => In("液化石油气", "LPG"),
        EnergyType.Coal => In("原煤", "Coal"),
        EnergyType.Gasoline => In("汽油", "Gasoline"),
        EnergyType.Diesel => In("柴油", "Diesel"),
        _ => type.ToString(),
    };

    public static string Of(MeterRole role) => role switch
    {
        MeterRole.Main => In("入口", "main"),
        MeterRole.Branch => In("分路", "branch"),
        MeterRole.Sub => In("分项", "sub"),
        MeterRole.Check => In("校核", "check"),
        _ => role.ToString(),
    };

    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Glitch => In("瞬时下跌", "glitch"),
        FindingKind.Spike => In("尖峰", "spike"),
        FindingKind.Jump => In("跳变待定", "jump, held"),
        FindingKind.ResetCandidate => In("疑似清零", "reset candidate"),
        FindingKind.Suspect => In("可疑", "suspect"),
        FindingKind.Conflict => In("同时刻冲突", "conflict"),
        FindingKind.Clock => In("时钟越限", "clock"),
        FindingKind.BeforeInstallation => In("早于安装", "before installation"),
        FindingKind.Negative => In("负值", "negative"),
        FindingKind.AboveModulus => In("超出量程", "above modulus"),
        FindingKind.ReplacementMismatch => In("换表示数不符", "replacement mismatch"),
        FindingKind.MultiplierWithoutRegister => In("变比缺示数", "multiplier without register"),
        _ => kind.ToString(),
    };

    public static string Of(InstitutionFactKind kind) => Named(FactNames.Of(kind));

    public static string UnitOf(InstitutionFactKind kind) => Named(FactNames.UnitOf(kind));

    public static string OfClass(string name) => name switch
    {
        "government" => In("党政机关", "Government"),
        "medical" => In("医疗机构", "Medical"),
        "education" => In("教育机构", "Education"),
        "venue" => In("场馆机构", "Venues"),
        _ => name,
    };

    public static string Of(TimeBasis basis) => basis switch
    {
        TimeBasis.Device => In("设备时间", "device"),
        TimeBasis.Received => In("接收时间", "received"),
        TimeBasis.ClockRejected => In("时钟被拒", "clock refused"),
        TimeBasis.Manual => In("手抄", "by hand"),
        _ => basis.ToString(),
    };
}
