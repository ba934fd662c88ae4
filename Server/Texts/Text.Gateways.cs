namespace EnergyQuota.Server.Texts;

/// <content>Words of the gateways' accounts.</content>
internal static partial class Text
{
    public static string Gateways => In("网关", "Gateways");
    public static string GatewayName => In("网关账号", "Account");
    public static string Issue => In("签发账号", "Issue an account");
    public static string Issued => In("签发", "Issued");
    public static string Renew => In("更换密钥", "New secret");
    public static string Revoke => In("吊销", "Revoke");
    public static string RevokedAt => In("已吊销", "revoked");
    public static string GatewayActive => In("有效", "active");
    public static string RevokeReason => In("吊销原因（必填）", "Reason of revoking (needed)");
    public static string SecretOnce(string name, string secret) => In($"{name} 的密钥：{secret}。仅此一次显示，系统只保存其哈希值。", $"Secret of {name}: {secret}. It is shown this once; only a hash of it is kept.");
    public static string GatewayRule => In("网关用账号登录内置消息代理，只能上报本机构计量器具的示数。", "Gateways sign in to the embedded broker with an account and can report only meters of its institution.");
    public static string NoGateways => In("还没有网关账号。", "There is no account yet.");
    public static string GatewayNameInvalid => In("账号为 1 至 64 个字母、数字、点、连字符或下划线。", "A name has 1 to 64 letters, digits, dots, hyphens or underscores.");
    public static string GatewayNameTaken => In("该账号已存在（含已吊销的账号）。", "There is or was an account of that name.");
    public static string NoSuchInstitution => In("没有该机构代码。", "There is no institution of that code.");
}
