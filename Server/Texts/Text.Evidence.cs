using EnergyQuota.Quotas.Evidence;

namespace EnergyQuota.Server.Texts;

/// <content>Words about how verdicts came about, and evidence packs.</content>
internal static partial class Text
{
    public static string HowItCameAbout => In("结论的由来", "How this verdict came about");
    public static string Replaced => In("已被新版本取代", "replaced by a newer revision");
    public static string FactsAsOf => In("事实截至", "Facts as of");
    public static string RecomputedSame => In("已按结论自己保存的输入重新计算，结果一致。", "Computed again from the inputs stored with it: the same.");
    public static string RecomputedOtherwise => In("按结论自己保存的输入重新计算，结果不同：", "Computed again from the inputs stored with it, it comes out otherwise:");
    public static string ExactUntilTheEnd => In(
        "各步均为精确值，不作舍入；只有结论所示的值取三位小数。评定用精确值。",
        "Every step is exact, nothing is rounded between them; only the value shown is, to 3 decimals. The exact value is judged.");

    public static string FromReadings => In("从示数算起", "From the readings on");
    public static string ReadingsUnavailable => In("现在读不到示数：", "The readings cannot be read now:");

    public static string Result => In("结果", "Result");
    public static string What => In("项目", "What");
    public static string EvidencePack => In("下载证据包", "Evidence pack");
    public static string EvidencePackNote => In(
        "含全部示数、小时、日用量、事实、规则、计算与审计行，带签名；任何人可用 energyquota verify 离线核验。制作会记入审计日志。",
        "All readings, hours, days, facts, rules, the calculation and the audit lines, signed; anybody can check it offline with energyquota verify. That it is made stands in the audit log.");

    public static string KeyFingerprint => In("签名密钥指纹（SHA-256）", "Fingerprint of the signing key (SHA-256)");

    /// <summary>What is said in both languages, in the reader's.</summary>
    public static string Of(Bilingual words) => In(words.Zh, words.En);
}
