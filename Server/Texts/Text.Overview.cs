namespace EnergyQuota.Server.Texts;

/// <content>Words of the overview.</content>
internal static partial class Text
{
    public static string GradesOf(int year) => In($"{year} 年评定（每机构取最差指标）", $"{year} verdicts (each institution by its worst indicator)");
    public static string Running => In("运行中", "running");
    public static string Disturbed => In("异常", "disturbed");
    public static string LastMessage => In("最近报文", "Last message");
    public static string MessagesReceived => In("收到报文", "Messages received");
    public static string ReadingsStored => In("入库示数", "Readings stored");
    public static string Repeats => In("重复", "Repeats");
    public static string Conflicts => In("冲突", "Conflicts");
    public static string JournalWaiting => In("日志待入库", "Journal waiting");
    public static string RegistersWaiting => In("待结算计度器", "Registers to settle");
    public static string SinceStart => In("自服务器启动起计数。", "Counted since the server started.");
    public static string DiskFull => In("磁盘已满，暂不确认新报文；腾出空间后自动继续。", "The disk is full; nothing more is acknowledged. It goes on by itself once there is room.");
    public static string JournalFull => In("日志已满，暂不确认新报文。", "The journal is full; nothing more is acknowledged.");
}
