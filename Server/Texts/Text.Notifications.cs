using EnergyQuota.Server.Notifications;

namespace EnergyQuota.Server.Texts;

/// <content>Words about mails and webhooks.</content>
internal static partial class Text
{
    public static string Notifications => In("通知设置", "Notifications");
    public static string OwnNotifications => In("我的邮件通知", "Mails to me");
    public static string NotificationRule => In(
        "告警在您的可见范围内、且轮到您所在层级时发送邮件。夜间和休息日不发送，告警照常列出。",
        "Mails tell of alerts that you see and that wait on your rung. None is sent at night and on rest days; alerts are listed all the same.");
    public static string MailOff => In("管理员尚未设置邮件服务器，暂不发送邮件。", "No mail server is set up, so no mail is sent.");
    public static string MailAddressLabel => In("邮箱", "Mail address");
    public static string LeastGrade => In("最低级别", "Least grade");
    public static string NoMails => In("不接收", "no mails");
    public static string OnlyRegion => In("仅限区划代码前缀（可空）", "Only region codes that begin with (may be empty)");
    public static string DigestWish => In("每小时汇总为一封", "Gather into one mail an hour");
    public static string OtherRungsWish => In("也接收其他层级的告警", "Also of alerts on other rungs");
    public static string EnglishWish => In("邮件用英文", "Mails in English");
    public static string WishSaved => In("已保存。", "Saved.");
    public static string Sending => In("发送情况", "What is sent");
    public static string MailServerLabel => In("邮件服务器", "Mail server");
    public static string WebhooksLabel => In("外部系统", "Webhooks");
    public static string WaitingToSend => In("待发送", "Waiting to be sent");
    public static string NotSent => In("未能发送", "Could not be sent");
    public static string Recipient => In("接收方", "Recipient");
    public static string Attempts => In("尝试次数", "Attempts");
    public static string LastFault => In("最近的错误", "Last fault");
    public static string TryAgain => In("重新发送", "Try again");
    public static string SendTest => In("发送测试邮件", "Send a test mail");
    public static string NothingFailed => In("没有未能发送的通知。", "Nothing has failed.");
    public static string None => In("无", "none");

    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => In("待发送", "waiting"),
        DeliveryState.Sent => In("已发送", "sent"),
        DeliveryState.Failed => In("失败", "failed"),
        _ => In("已取消", "dropped"),
    };

    public static string OfTest(SendOutcome? outcome) => outcome switch
    {
        null => In("未发送：请检查邮箱，并确认已设置邮件服务器。", "Not sent: check the address, and whether a mail server is set up."),
        { Kind: SendResult.Sent } => In("邮件服务器已接收。", "The mail server has taken it."),
        { Fault: var fault } => In($"未发送：{fault}", $"Not sent: {fault}"),
    };

    public static string WrongField(string field) => field switch
    {
        nameof(SubscriptionWish.Email) => In("邮箱不正确。", "The mail address is not right."),
        nameof(SubscriptionWish.Region) => In("区划代码须在您的可见范围内。", "The region must be one that you see."),
        _ => In("请选择级别。", "Choose a grade."),
    };
}
