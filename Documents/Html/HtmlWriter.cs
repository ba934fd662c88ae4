using System.Globalization;
using System.Net;
using System.Text;
using EnergyQuota.Documents.Content;

namespace EnergyQuota.Documents.Html;

/// <summary>Writes a paper as one web page that needs no other file and no network; it also prints on A4.</summary>
public static class HtmlWriter
{
    private const int FigureWidth = 720;

    private const string Css = """
        body{font:15px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:#111;max-width:60rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.6rem;text-align:center;margin:0}.sub{text-align:center;margin:.3rem 0 1rem;padding-bottom:.8rem;border-bottom:2px solid #111}
        h2{font-size:1.15rem;margin:1.6rem 0 .5rem}p.strong{border-left:4px solid #111;padding-left:.7rem}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.85rem;margin:.3rem 0;border-top:1.5px solid #111;border-bottom:1.5px solid #111}
        caption{text-align:left;font-weight:bold;padding:.3rem 0}th{background:#e8ebee;border-bottom:1px solid #111}
        th,td{padding:.25rem .5rem;text-align:left;vertical-align:top;white-space:pre-line}td{border-bottom:1px solid #bbb}
        .r{text-align:right;font-variant-numeric:tabular-nums}td.r{white-space:nowrap}.c{text-align:center}.note{font-size:.8rem;margin:.1rem 0}
        figure{margin:1rem 0}figcaption{font-weight:bold;font-size:.9rem}img{width:100%;height:auto}
        .title{font-size:1.4rem;font-weight:bold;text-align:center;margin:1rem 0}.letterhead{color:#e60012;font-size:1.7rem;font-weight:bold;text-align:center;margin:0}
        .number{text-align:center;border-bottom:2px solid #e60012;padding-bottom:.4rem}.indented{text-indent:2em}.signature{display:table;margin:2rem 2rem 1rem auto;text-align:center;white-space:pre-line}
        .break{break-before:page;border:0;border-top:1px dashed #bbb}
        footer{border-top:1px solid #111;margin-top:2rem;font-size:.8rem}
        @media print{@page{size:A4;margin:16mm}body{font-size:10.5pt;margin:0;padding:0}tr,figure{break-inside:avoid}h2{break-after:avoid}}
        """;

    /// <summary>Writes a paper as UTF-8.</summary>
    /// <param name="paper">The paper.</param>
    public static byte[] Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{Safe(paper.Language)}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Safe(paper.Title)}</title>\n<style>\n{Css}\n</style>\n</head>\n<body>\n");
        if (paper.Look == PaperLook.Report)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h1>{Safe(paper.Title)}</h1>\n<p class=\"sub\">{Safe(paper.Subtitle)}</p>\n");
        }

        foreach (var block in paper.Blocks)
        {
            Write(block, html);
        }

        html.Append(CultureInfo.InvariantCulture, $"<footer>{Safe(paper.Author)}</footer>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Write(Block block, StringBuilder html)
    {
        switch (block)
        {
            case Heading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h2>{Safe(heading.Text)}</h2>\n");
                break;
            case Paragraph paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p{ClassOf(paragraph)}>{Safe(paragraph.Text)}</p>\n");
                break;
            case TitleLine title:
                html.Append(CultureInfo.InvariantCulture, $"<h1 class=\"title\">{Safe(title.Text)}</h1>\n");
                break;
            case Letterhead letterhead:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"letterhead\">{Safe(letterhead.Issuer)}</p>\n<p class=\"number\">{Safe(letterhead.Number)}</p>\n");
                break;
            case Signature signature:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"signature\">{Safe(string.Join('\n', signature.Lines))}</p>\n");
                break;
            case Gap gap:
                html.Append(CultureInfo.InvariantCulture, $"<div style=\"height:{gap.Lines * 1.6:0.0}em\"></div>\n");
                break;
            case PageBreak:
                html.Append("<hr class=\"break\">\n");
                break;
            case Picture photograph:
                var type = photograph.Content is [0xFF, 0xD8, ..] ? "jpeg" : "png";
                html.Append(CultureInfo.InvariantCulture, $"<figure><img alt=\"{Safe(photograph.Caption)}\" src=\"data:image/{type};base64,{Convert.ToBase64String(photograph.Content)}\">");
                html.Append(CultureInfo.InvariantCulture, $"<figcaption>{Safe(photograph.Caption)}</figcaption></figure>\n");
                break;
            case Figure figure:
                // A picture and not SVG: its text must show on machines whose fonts lack Chinese.
                var picture = Convert.ToBase64String(figure.Chart.ToPng(FigureWidth, figure.Height + 60));
                html.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Safe(figure.Caption)}</figcaption>");
                html.Append(CultureInfo.InvariantCulture, $"<img alt=\"{Safe(figure.Caption)}\" src=\"data:image/png;base64,{picture}\"></figure>\n");
                break;
            case Table { WorkbookOnly: false } table:
                Write(table, html);
                break;
        }
    }

    private static void Write(Table table, StringBuilder html)
    {
        var caption = table.ShowsName ? $"<caption>{Safe(table.Name)}</caption>" : "";
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\"><table>{caption}");
        if (table.ShowsHeader)
        {
            html.Append("<thead><tr>");
            foreach (var column in table.Columns)
            {
                html.Append(CultureInfo.InvariantCulture, $"<th{ClassOf(column)}>{Safe(column.Header)}</th>");
            }

            html.Append("</tr></thead>");
        }

        html.Append("<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                html.Append(CultureInfo.InvariantCulture, $"<td{ClassOf(table.Columns[i])}>{Safe(row[i].Display)}</td>");
            }

            html.Append("</tr>\n");
        }

        if (table.Rows.Count == 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"{table.Columns.Count}\">{Safe(table.EmptyText)}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
        foreach (var note in table.Notes)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{Safe(note)}</p>\n");
        }
    }

    private static string ClassOf(Paragraph paragraph) => (paragraph.Strong, paragraph.Indented, paragraph.Side) switch
    {
        (true, _, _) => " class=\"strong\"",
        (_, true, _) => " class=\"indented\"",
        (_, _, Side.Right) => " class=\"r\"",
        (_, _, Side.Centre) => " class=\"c\"",
        _ => "",
    };

    private static string ClassOf(Column column) => column.Side switch
    {
        Side.Right => " class=\"r\"",
        Side.Centre => " class=\"c\"",
        _ => "",
    };

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
