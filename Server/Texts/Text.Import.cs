using EnergyQuota.Server.Importing;

namespace EnergyQuota.Server.Texts;

/// <content>Words about importing the registry.</content>
internal static partial class Text
{
    public static string ImportRegistry => In("导入基础数据", "Import the registry");
    public static string ImportNote => In(
        "选择以内容命名的 CSV 文件（regions.csv、institutions.csv、meters.csv、boundaries.csv、facts.csv 等），或以此命名各工作表的 Excel 工作簿。先显示将新增、将更改和有错误的行，确认后才写入。",
        "Choose CSV files named after what they hold (regions.csv, institutions.csv, meters.csv, boundaries.csv, facts.csv and so on), or a workbook whose sheets are named so. First it is shown what is new, what changes and what is wrong; nothing is written before you say so.");
    public static string ImportNeedsAll => In("只有可见全部地区及涉密机构的管理员才能导入；请在账号管理中为专人设置。", "Only an administrator who sees every region and classified institutions may import; see the accounts page.");
    public static string ImportFiles => In("文件", "Files");
    public static string ImportLooking => In("正在核对…", "Looking through them…");
    public static string ImportWould => In("导入后将会", "Importing would do this");
    public static string ImportNothing => In("没有可识别的文件：请按内容命名。", "No file is named after what it holds.");
    public static string ImportTake => In("确认导入", "Import these");
    public static string ImportLeaves(int rows) => In($"有错误的 {Show.Count(rows)} 行不会导入。", $"The {Show.Count(rows)} rows with faults are not taken.");
    public static string ImportChangesNothing => In("没有任何变化。", "It would change nothing.");
    public static string ImportChanges => In("新增与更改", "What is new and what changes");
    public static string ImportOther => In("基础数据在此期间已有变化，尚未导入；以下为现在的结果，请重新确认。", "The registry was changed meanwhile, and nothing was taken. This is what importing would do now.");
    public static string ImportGone => In("上传的文件已过期，请重新选择。", "The files are gone by now; choose them again.");
    public static string ImportTaken(int added, int changed, int rejected) => In(
        $"已导入：新增 {Show.Count(added)} 行，更改 {Show.Count(changed)} 行，未导入 {Show.Count(rejected)} 行。", $"Taken: {Show.Count(added)} rows new, {Show.Count(changed)} changed, {Show.Count(rejected)} not taken.");
    public static string FileWord => In("文件", "File");
    public static string RowsNew => In("新增", "New");
    public static string RowsChanged => In("更改", "Changed");
    public static string RowsUnchanged => In("未变", "Unchanged");
    public static string RowsWrong => In("有错误的行", "Rows with faults");
    public static string LineWord => In("行", "Line");
    public static string ColumnWord => In("列", "Column");
    public static string ValueWord => In("值", "Value");
    public static string DetailWord => In("内容", "Detail");
    public static string ShownOf(int most, long all) => all > most ? In($"显示前 {most} 条，共 {Show.Count(all)} 条。", $"The first {most} of {Show.Count(all)}.") : "";

    public static string TooManyFiles(int most) => In($"一次最多 {most} 个文件。", $"{most} files at most at once.");

    public static string Of(UploadFault fault) => fault switch
    {
        UploadFault.NotNamed => In("文件名应与内容对应，如 institutions.csv。", "A file is not named after what it holds, e.g. institutions.csv."),
        UploadFault.OtherType => In("只接受 .csv 和 .xlsx 文件。", "Only .csv and .xlsx files are taken."),
        UploadFault.TooLarge => In("文件合计超过 8 MB，请使用命令行导入。", "The files are larger than 8 MB together; import them with the command line."),
        UploadFault.Workbook => In("工作簿无法读取，或工作表名称与内容不对应（如 institutions）。", "The workbook cannot be read, or a sheet is not named after what it holds, e.g. institutions."),
        _ => ImportGone,
    };

    public static string OfImport(string action) => action switch
    {
        "import.added" => In("新增", "new"),
        "import.changed" => In("更改", "changed"),
        "import.corrected" => In("更正", "corrected"),
        _ => action,
    };
}
