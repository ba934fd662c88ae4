using DocumentFormat.OpenXml.Wordprocessing;
using EnergyQuota.Documents.Content;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace EnergyQuota.Documents.Word;

/// <summary>The typefaces a Word file names. They are not inside the file: Windows and the office programs used in China bring them along.</summary>
internal sealed record WordFonts(string Body, string Heading, string Title, string Latin)
{
    // Where the first name is missing, the others are tried in their order.
    private static readonly (string Name, string Others, string Class)[] Known =
    [
        ("仿宋", "FangSong,仿宋_GB2312,FangSong_GB2312,STFangsong,Noto Serif CJK SC,Noto Sans CJK SC", "modern"),
        ("黑体", "SimHei,STHeiti,Noto Sans CJK SC", "modern"),
        ("宋体", "SimSun,STSong,Noto Serif CJK SC,Noto Sans CJK SC", "auto"),
        ("微软雅黑", "Microsoft YaHei,PingFang SC,Noto Sans CJK SC", "swiss"),
    ];

    /// <summary>The typefaces of a look.</summary>
    public static WordFonts Of(PaperLook look) => look == PaperLook.Official
        ? new WordFonts("仿宋", "黑体", "宋体", "Times New Roman")
        : new WordFonts("微软雅黑", "微软雅黑", "微软雅黑", "Arial");

    /// <summary>A Chinese typeface with the Latin one beside it.</summary>
    public RunFonts Run(string chinese) => new() { Hint = FontTypeHintValues.EastAsia, Ascii = Latin, HighAnsi = Latin, EastAsia = chinese, ComplexScript = Latin };

    /// <summary>The table of typefaces, with the names to fall back on.</summary>
    public W.Fonts Table()
    {
        var table = new W.Fonts();
        foreach (var (name, others, kind) in Known.Where(known => known.Name == Body || known.Name == Heading || known.Name == Title))
        {
            table.Append(new Font(
                new AltName { Val = others },
                new FontCharSet { Val = "86" },
                new FontFamily { Val = kind switch { "modern" => FontFamilyValues.Modern, "swiss" => FontFamilyValues.Swiss, _ => FontFamilyValues.Auto } },
                new Pitch { Val = FontPitchValues.Variable })
            {
                Name = name,
            });
        }

        table.Append(new Font(new FontCharSet { Val = "00" }, new FontFamily { Val = Latin == "Arial" ? FontFamilyValues.Swiss : FontFamilyValues.Roman }, new Pitch { Val = FontPitchValues.Variable }) { Name = Latin });
        return table;
    }
}
