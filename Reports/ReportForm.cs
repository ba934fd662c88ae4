using EnergyQuota.Documents.Content;
using EnergyQuota.Documents.Excel;
using EnergyQuota.Documents.Html;
using EnergyQuota.Documents.Pdf;
using EnergyQuota.Reports.Forms;
using EnergyQuota.Reports.Institutional;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Regional;

namespace EnergyQuota.Reports;

/// <summary>In which language and as which kind of file a report is printed.</summary>
/// <param name="Language">The language.</param>
/// <param name="Extension">The ending of the file's name: one of <see cref="Extensions"/>.</param>
public sealed record ReportForm(ReportLanguage Language, string Extension)
{
    private static readonly FileKind[] Kinds =
    [
        new("pdf", "application/pdf", paper => PdfWriter.Write(paper).Bytes),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ExcelWriter.Write),
        new("html", "text/html; charset=utf-8", HtmlWriter.Write),
    ];

    /// <summary>The kinds of files there are: <c>pdf</c>, <c>xlsx</c> and <c>html</c>.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. Kinds.Select(kind => kind.Extension)];

    /// <summary>The languages there are, as file names and settings write them: <c>zh</c> and <c>en</c>.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh", "en"];

    /// <summary>The language as file names write it.</summary>
    public string LanguageTag => Language == ReportLanguage.English ? "en" : "zh";

    /// <summary>The media type of the file.</summary>
    public string ContentType => Kind.ContentType;

    private FileKind Kind => Array.Find(Kinds, kind => kind.Extension == Extension)
        ?? throw new InvalidOperationException($"There is no form of report with the ending '{Extension}'.");

    /// <summary>Makes a form from words; <see langword="null"/> where one of them is none of ours.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <param name="extension">One of <see cref="Extensions"/>.</param>
    public static ReportForm? Find(string? language, string? extension) =>
        language is not null && extension is not null && Languages.Contains(language) && Extensions.Contains(extension)
            ? new ReportForm(language == "en" ? ReportLanguage.English : ReportLanguage.Chinese, extension)
            : null;

    /// <summary>Prints an institution's report in this form. The same report gives the same bytes.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="ArgumentException">A figure of the record is not rounded to the digits its line declares.</exception>
    public byte[] Print(MonthlyReport report) => Kind.Write(MonthlyReportPaper.Of(report, Language));

    /// <summary>Prints an institution's report of a quarter or year in this form. The same report gives the same bytes.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="ArgumentException">A figure of the record is not rounded to the digits its line declares.</exception>
    public byte[] Print(InstitutionReport report) => Kind.Write(InstitutionReportPaper.Of(report, Language));

    /// <summary>Prints a region's report in this form. The same report gives the same bytes.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="ArgumentException">A figure of the record is not rounded to the digits its line declares.</exception>
    public byte[] Print(RegionReport report) => Kind.Write(RegionReportPaper.Of(report, Language));

    /// <summary>Prints the data of the statistical forms in this form, which makes sense as a workbook. The same data give the same bytes.</summary>
    /// <param name="forms">The data.</param>
    public byte[] Print(StatisticalForms forms) => Kind.Write(StatisticalFormsPaper.Of(forms, Language));

    private sealed record FileKind(string Extension, string ContentType, Func<Paper, byte[]> Write);
}
