using EnergyQuota.Documents.Charts;
using EnergyQuota.Documents.Content;
using SkiaSharp;

namespace EnergyQuota.Tests.Documents;

/// <summary>Papers with every kind of block.</summary>
internal static class SamplePapers
{
    public static Paper Of(PaperLook look, params Block[] blocks) => new()
    {
        Language = "zh-CN",
        Look = look,
        Title = "一份文书",
        Subtitle = "副题",
        RunningHead = "页眉",
        PageNumberFormat = look == PaperLook.Official ? "— {0} —" : "{0} / {1}",
        Author = "机关",
        Created = new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero),
        Blocks = blocks,
    };

    public static Paper Everything(PaperLook look) => Of(
        look,
        new Letterhead("示例市机关事务管理局", "示〔2026〕1号"),
        new TitleLine("一份文书"),
        new Heading("一、标题"),
        new Paragraph("某单位：\n第二行"),
        new Paragraph("正文", Strong: true),
        new Paragraph("缩进的正文") { Indented = true },
        new Paragraph("右") { Side = Side.Right },
        Table(3),
        Table(0),
        new Figure(new LineChart { ValueTitle = "kWh", Labels = ["1", "2"], Lines = [new("a", [1m, 2m], LineStyle.Solid)] }, "图"),
        new Picture(Png(40, 20), "照片1"),
        new Gap(2),
        new PageBreak(),
        Table(1) with { ShowsHeader = false, ShowsName = false, RowLines = 3 },
        new Paragraph("末段") { Indented = true },
        new Signature(["示例市机关事务管理局", "2026年11月25日"]));

    public static Table Table(int rows) => new()
    {
        Name = "表",
        EmptyText = "无",
        Columns = [new("项", 2), new("值", 1, Side.Right), new("日", 1, Side.Centre)],
        Rows = [.. Enumerable.Range(1, rows).Select<int, IReadOnlyList<Cell>>(i => [Cell.Of($"第{i}行\n两行"), Cell.Of(i * 1.5m, 1), Cell.Of(new DateOnly(2026, 1, i))])],
        Notes = ["注"],
    };

    public static byte[] Png(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
