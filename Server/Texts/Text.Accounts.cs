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
    public static string PasswordRule => In($"至少 {AccountEditor.ShortestPassword} 个字符。", $"{AccountEditor.ShortestPassword} characters at least.");

    public static string Of(EnergyQuota.Registry.Access.Role role) => role switch
    {
        EnergyQuota.Registry.Access.Role.Administrator => In("管理员", "administrator"),
        EnergyQuota.Registry.Access.Role.Officer => In("监管员", "supervising officer"),
        EnergyQuota.Registry.Access.Role.Institution => In("公共机构", "institution"),
        _ => In("查看者", "reader"),
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

    public static string Of(PasswordOutcome outcome) => outcome switch
    {
        PasswordOutcome.WrongFormer => In("原密码不正确。", "The password until now is not right."),
        PasswordOutcome.TooShort => PasswordRule,
        PasswordOutcome.SameAsFormer => In("新密码与原密码相同。", "The new password is the former one."),
        _ => In("两次输入的新密码不同。", "The two new passwords differ."),
    };
}
