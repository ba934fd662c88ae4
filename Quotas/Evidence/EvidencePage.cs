using System.Text;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Audit;
using static EnergyQuota.Quotas.Evidence.EvidenceWords;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>The readable page of a pack: everything on one page, Chinese first and English beside it, nothing loaded from elsewhere.</summary>
internal static class EvidencePage
{
    private const string Style = """
        body{font:15px/1.5 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1d2a35;max-width:70em;margin:2em auto;padding:0 1em}
        h1{font-size:1.5em}h2{font-size:1.1em;margin-top:1.8em;border-bottom:1px solid #c9d3db}
        table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #e3e9ee;padding:.25em .5em;text-align:left;vertical-align:top}
        td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td.f{font-family:ui-monospace,monospace;overflow-wrap:anywhere;font-size:.9em}
        .en,.src{color:#5d6f7e;font-size:.87em}code{overflow-wrap:anywhere}@media print{body{margin:0}}
        """;

    /// <summary>Renders the page.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="manifest">Who made it, when and with which key; the files need not be known yet.</param>
    /// <param name="steps">The way from the readings to the grade.</param>
    /// <param name="registers">The cited registers.</param>
    /// <param name="audit">The audit lines that concern it.</param>
    public static byte[] Render(
        Verdict verdict, PackManifest manifest, IReadOnlyList<ExplainedStep> steps, IReadOnlyList<PackedRegister> registers, IReadOnlyList<AuditEntry> audit)
    {
        var grade = Of(verdict.Grade);
        var indicator = verdict.Indicator is { } of ? Of(of) : new Bilingual("没有适用的指标", "no indicator applies");
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
            .Append(Text($"{manifest.Institution} {manifest.Year}")).Append("</title><style>").Append(Style).Append("</style></head><body>\n")
            .Append("<h1>").Append(Text($"{manifest.NameZh} {manifest.Year} 年度能耗定额评定证据")).Append("<br><span class=\"en\">")
            .Append(Text($"Evidence of the quota verdict of {manifest.Year}: {(manifest.NameEn.Length > 0 ? manifest.NameEn : manifest.Institution)}")).Append("</span></h1>\n<table>");
        foreach (var (what, value) in new (Bilingual, Bilingual)[]
            {
                (new("机构", "Institution"), Bilingual.Same(manifest.Institution)),
                (new("指标", "Indicator"), indicator),
                (new("数值", "Value"), Bilingual.Same(verdict.Value is null ? "–" : $"{Number(verdict.Value)} {verdict.Unit}")),
                (new("结论", "Verdict"), grade),
                (new("结论编号与版本", "Number and revision"), Bilingual.Same(FormattableString.Invariant($"{verdict.Id}, {verdict.Revision}"))),
                (new("事实截至", "Facts as of"), Bilingual.Same(Instant(verdict.AsOf))),
                (new("证据包制作", "Pack made"), Bilingual.Same($"{Instant(manifest.MadeAt)}, {manifest.MadeBy}, EnergyQuota {manifest.Program}")),
                (new("签名密钥指纹（SHA-256）", "Fingerprint of the signing key (SHA-256)"), Bilingual.Same(manifest.Key)),
            })
        {
            page.Append("<tr><th>").Append(Both(what)).Append("</th><td>").Append(Both(value)).Append("</td></tr>\n");
        }

        page.Append("</table>\n<p>").Append(Both(new(
            "本页供阅读。证明力来自同包的文件、清单 manifest.json 及其签名 manifest.sig：请用从主管机关另行取得的公钥，运行 energyquota verify 证据包 --key 公钥。各步不作任何舍入，只有结论所示的值取三位小数。",
            "This page is for reading. What proves is the files beside it, the list manifest.json and its signature manifest.sig: run energyquota verify PACK --key KEY with a public key that you have from the agency by another way. Nothing is rounded between the steps; only the value shown is, to 3 decimals."))).Append("</p>\n");
        foreach (var step in steps)
        {
            page.Append("<h2>").Append(step.Number).Append(". ").Append(Both(step.Title)).Append("</h2>\n<table>");
            foreach (var line in step.Lines)
            {
                page.Append("<tr><td>").Append(Both(line.What)).Append("</td><td class=\"f\">").Append(Text(line.Formula)).Append("</td><td class=\"n\">")
                    .Append(Text($"{Number(line.Result)} {line.Unit}".Trim())).Append("</td><td class=\"src\">").Append(Both(line.Source)).Append("</td></tr>\n");
            }

            page.Append("</table>\n");
        }

        page.Append("<h2>").Append(Both(new("计量点的文件", "Files of the registers"))).Append("</h2>\n<table>");
        foreach (var register in registers)
        {
            page.Append("<tr><td>").Append(Text(register.Id.ToString())).Append("</td><td>").Append(register.File("readings")).Append("</td><td>").Append(register.File("hours"))
                .Append("</td><td>").Append(register.File("days")).Append("</td></tr>\n");
        }

        page.Append("</table>\n<h2>").Append(Both(new("审计日志中的相关行", "Lines of the audit log that concern it"))).Append("</h2>\n<table>");
        foreach (var line in audit)
        {
            page.Append("<tr><td class=\"n\">").Append(line.Id).Append("</td><td>").Append(Instant(line.At)).Append("</td><td>").Append(Text(line.Actor)).Append("</td><td>")
                .Append(Text(line.Action)).Append("</td><td>").Append(Text(line.Subject)).Append("</td><td class=\"f\">").Append(line.Hash).Append("</td></tr>\n");
        }

        return Encoding.UTF8.GetBytes(page.Append("</table>\n</body></html>\n").ToString());
    }

    private static string Both(Bilingual words) =>
        words.Zh == words.En ? Text(words.Zh) : $"{Text(words.Zh)} <span class=\"en\">{Text(words.En)}</span>";

    // Not everything is written as entities: Chinese stays legible in the source.
    private static string Text(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
