using EnergyQuota.Server.Accounts;

namespace EnergyQuota.Server.Texts;

/// <content>Words of people's accounts.</content>
internal static partial class Text
{
    public static string Accounts => In("账号管理", "Accounts");
    public static string AccountRole => In("角色", "Role");
    public static string Scope => In("可见范围", "Sees");
    public static string AccountInstitution => In("机构代码（可空）", "Institution code, may be empty");

    public static string RegionPrefix => In("区划代码前缀（all 为全部）", "Beginning of region codes, or all");
    public static string AddAccount => In("新建账号", "Make an account");
    public static string ResetPassword => In("重置密码", "New password");
    public static string Disable => In("停用", "Disable");
    public static string Disabled => In("已停用", "disabled");
    public static string Usable => In("可登录", "may log in");
    public static string LockedNow => In("因多次失败暂时锁定", "locked for a while after failures");
    public static string HasFirstPassword => In("尚未自设密码", "has not chosen a password yet");
    public static string DisableReason => In("停用原因（必填）", "Reason of disabling (needed)");
    public static string AllRegions => In("全部区划", "all regions");
    public static string AccountRule => In("账号只能看到其范围内的机构；初始密码仅显示一次，首次登录须自设密码。", "An account sees the institutions of its scope only. A first password is shown once and changed at the first log-in.");
    public static string OnlyAdministrators => In("只有管理员可以管理账号。", "Only administrators manage accounts.");
    public static string PasswordOnce(string name, string password) => In($"{name} 的初始密码：{password}。仅此一次显示。", $"First password of {name}: {password}. It is shown this once.");
    public static string OwnPassword => In("修改密码", "Change the password");
    public static string FormerPassword => In("原密码", "Password until now");
    public static string NewPassword => In("新密码", "New password");
    public static string PasswordAgain => In("再次输入新密码", "New password again");
    public static string OwnAccount => In("我的账号", "My account");
    public static string OrganisationLogIn => In("统一身份认证登录", "Log in with the organisation's account");
    public static string OrganisationRefused => In("统一身份认证未完成登录。", "The organisation's log-in was not completed.");
    public static string AuthenticatorCode => In("动态验证码", "Code of the authenticator");
    public static string WrongCode => In("验证码不正确，或已使用过。", "The code is not right, or was used already.");
    public static string CodeHint => In("无法使用验证器时，可输入一个恢复码。", "Without the authenticator, enter one of the codes for recovery.");
    public static string LogInAgain => In("重新登录", "Log in again");
    public static string SecondFactor => In("两步验证", "Second factor");
    public static string SecondFactorNote => In("登录时除密码外，还须输入验证器 App 每半分钟生成的验证码（TOTP，RFC 6238）。", "A log-in then needs, beside the password, the code that an authenticator app makes every half minute (TOTP, RFC 6238).");
    public static string IsOn => In("已启用", "on");
    public static string IsOff => In("未启用", "off");
    public static string BeginSecondFactor => In("启用两步验证", "Set it up");
    public static string EndSecondFactor => In("停用两步验证", "End it");
    public static string ConfirmSecondFactor => In("确认启用", "Confirm");
    public static string ScanKey => In("用验证器 App 扫描二维码，或输入下面的密钥，再填入它显示的验证码。", "Scan this with an authenticator app, or type the key below into it, then enter the code it shows.");
    public static string RecoveryCodesOnce => In("恢复码仅此一次显示，请妥善保存；每个只能使用一次。", "The codes for recovery are shown this once; keep them. Each can be used once.");
    public static string RecoveryCodesLeft(int count) => In($"剩余恢复码 {count} 个", $"{count} codes for recovery left");
    public static string Tokens => In("程序密钥", "Keys for programs");
    public static string TokensNote => In("程序以请求头 Authorization: Bearer 携带密钥调用 API，权限不超过本账号。", "A program calls the API with a key in the header Authorization: Bearer; it never may or sees more than this account.");
    public static string TokenLabel => In("用途", "Purpose");
    public static string TokenDays => In("有效天数", "Days");
    public static string TokenMayChange => In("可更改数据", "may change data");
    public static string TokenMay => In("权限", "May");
    public static string ReadsOnly => In("只读", "reads only");
    public static string AsAccount => In("同账号", "as the account");
    public static string MakeToken => In("新建密钥", "Make a key");
    public static string TokenOnce => In("密钥仅此一次显示：", "The key is shown this once:");
    public static string MadeOn => In("建立时间", "Made");
    public static string ExpiresOn => In("到期时间", "Expires");
    public static string Revoked => In("已撤销", "revoked");
    public static string Expired => In("已过期", "expired");
    public static string RevokeToken => In("撤销密钥", "Revoke");
    public static string VerticalSystem => In("垂直系统（可空，如 education）", "Vertical system, may be empty, e.g. education");
    public static string SeesClassifiedWord => In("可见涉密机构", "sees classified institutions");
    public static string ExternalName => In("统一身份标识（可空）", "Name at the organisation's log-in, may be empty");
    public static string ClassifiedWord => In("涉密", "classified");

    public static string PasswordRule(AccountOptions options) => options.MixedPasswords
        ? In($"至少 {options.ShortestPassword} 个字符，含大写字母、小写字母、数字和其他符号。", $"{options.ShortestPassword} characters at least, with a capital and a small letter, a digit and another sign.")
        : In($"至少 {options.ShortestPassword} 个字符，其中至少 5 个不同。", $"{options.ShortestPassword} characters at least, 5 of them different.");

    public static string OfScope(EnergyQuota.Registry.Access.Scope scope) => string.Join(
        " · ",
        new[]
        {
            scope.RegionPrefix switch { null => "", "" => AllRegions, var prefix => prefix },
            scope.VerticalSystem ?? "",
            scope.InstitutionCode ?? "",
            scope.SeesClassified ? SeesClassifiedWord : "",
        }.Where(static part => part.Length > 0));

    public static string TokenFault(string field) => field switch
    {
        nameof(TokenWish.Label) => In("请填写用途，不超过 100 个字符。", "Say what it is for, in at most 100 characters."),
        nameof(TokenWish.Days) => In("有效天数超出允许范围。", "It cannot last so many days."),
        nameof(TokenWish.Region) => In("区划须在本账号可见范围内。", "The region must lie in this account's scope."),
        _ => In("无权进行此操作。", "This account may not do that."),
    };

    public static string Of(LogInOutcome outcome) => outcome switch
    {
        LogInOutcome.Locked => Locked,
        LogInOutcome.Unknown => In("统一身份认证已识别您，但此处没有对应的账号，请联系管理员。", "The organisation knows you, but no account here belongs to you; ask an administrator."),
        _ => WrongPassword,
    };

    public static string Of(EnergyQuota.Registry.Access.Role role) => role switch
    {
        EnergyQuota.Registry.Access.Role.Administrator => In("管理员", "administrator"),
        EnergyQuota.Registry.Access.Role.Officer => In("监管员", "supervising officer"),
        EnergyQuota.Registry.Access.Role.Institution => In("公共机构", "institution"),
        EnergyQuota.Registry.Access.Role.Inspector => In("检查人员", "inspector"),
        EnergyQuota.Registry.Access.Role.Auditor => In("审计员", "auditor"),
        _ => In("领导（只读）", "leader"),
    };

    public static string Of(AccountOutcome outcome) => outcome switch
    {
        AccountOutcome.Done => In("已完成", "done"),
        AccountOutcome.InvalidName => In("账号为 1 至 64 个字母、数字、点、连字符、下划线或 @。", "A name has 1 to 64 letters, digits, dots, hyphens, underscores or @."),
        AccountOutcome.NameTaken => In("该账号已存在（含已停用的账号）。", "There is or was an account of that name."),
        AccountOutcome.OutOfScope => In("请填写本人可见范围内的区划或机构。", "Name a region or an institution that you see yourself."),
        AccountOutcome.OneInstitution => In("公共机构账号只填一个机构代码，不填区划。", "An institution's own account names one institution and no region."),
        AccountOutcome.LastAdministrator => In("这是最后一个可管理全部区划的管理员。", "This is the last administrator who sees everything."),
        AccountOutcome.NotFound => In("没有该账号，或已停用。", "There is no such account, or it is disabled."),
        _ => In("无权进行此操作。", "This account may not do that."),
    };

    public static string Of(PasswordOutcome outcome, AccountOptions options) => outcome switch
    {
        PasswordOutcome.Locked => Locked,
        PasswordOutcome.WrongFormer => In("原密码不正确。", "The password until now is not right."),
        PasswordOutcome.TooWeak => PasswordRule(options),
        PasswordOutcome.SameAsFormer => In("新密码与原密码相同。", "The new password is the former one."),
        _ => In("两次输入的新密码不同。", "The two new passwords differ."),
    };
}
