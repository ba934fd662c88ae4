namespace EnergyQuota.Server.Texts;

/// <content>Frame, log-in and words that every page uses.</content>
internal static partial class Text
{
    public static string Product => In("公共机构能耗定额监管", "EnergyQuota");
    public static string Overview => In("总览", "Overview");
    public static string Institutions => In("机构", "Institutions");
    public static string Institution => In("机构", "Institution");
    public static string Alerts => In("告警", "Alerts");
    public static string Reports => In("报告", "Reports");
    public static string Rejected => In("拒收报文", "Rejected messages");
    public static string Meters => In("计量器具", "Meters");
    public static string Meter => In("计量器具", "Meter");
    public static string LogIn => In("登录", "Log in");
    public static string LogOut => In("退出", "Log out");
    public static string Account => In("账号", "Account");
    public static string Password => In("密码", "Password");
    public static string OtherLanguage => In("English", "中文");
    public static string OtherCulture => In("en", "zh-CN");
    public static string WrongPassword => In("账号或密码不正确。", "Account or password is not right.");
    public static string Locked => In("失败次数过多，请稍后再试。", "Too many failures; try again later.");
    public static string FirstPassword => In("首次启动时，服务器会在控制台打印一次 admin 的密码。", "At the first start the server prints the password of admin on its console, once.");
    public static string NotFound => In("没有这一页，或者它不在您的范围内。", "There is no such page, or it is outside your scope.");
    public static string NotFoundTitle => In("找不到页面", "Page not found");
    public static string Loading => In("载入中…", "Loading…");
    public static string Search => In("搜索", "Search");
    public static string Open => In("打开", "Open");
    public static string All => In("全部", "All");
    public static string Code => In("代码", "Code");
    public static string NameLabel => In("名称", "Name");
    public static string Region => In("地区", "Region");
    public static string ClassLabel => In("类别", "Class");
    public static string State => In("状态", "State");
    public static string Time => In("时间", "Time");
    public static string Reason => In("原因", "Reason");
    public static string Energy => In("能源", "Energy");
    public static string Unit => In("单位", "Unit");
    public static string Completeness => In("完整率", "Completeness");
    public static string Unknown => "—";
    public static string NoRows => In("没有记录。", "Nothing here.");
    public static string Error => In("出错了，请刷新页面。", "Something failed; reload the page.");
    public static string SkipToContent => In("跳到正文", "Skip to the content");
    public static string MainMenu => In("主菜单", "Main menu");
    public static string OwnInstitution => In("本单位", "Your institution");
    public static string DataMenu => In("数据", "Data");
    public static string ManagementMenu => In("管理", "Administration");
    public static string MoreEntries => In("更多", "More");
    public static string ProgramInterface => In("程序接口（API）", "Program interface (API)");
    public static string Forbidden => In("无权访问", "Not allowed");
    public static string ForbiddenSaid => In(
        "您的账号无权打开这一页。如因工作需要，请联系本机关管理员调整权限。",
        "Your account may not open this page. If your work needs it, ask your agency's administrator for the permission.");
    public static string BackToOverview => In("返回总览", "Back to the overview");
    public static string Refresh => In("刷新", "Reload");
}
