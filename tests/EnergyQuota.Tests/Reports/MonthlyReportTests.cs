using System.Globalization;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using EnergyQuota.Documents.Pdf;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Tests.Documents;
using Cell = EnergyQuota.Documents.Content.Cell;
using Table = EnergyQuota.Documents.Content.Table;

namespace EnergyQuota.Tests.Reports;

public sealed class MonthlyReportTests
{
    private static readonly Func<MonthlyReport, ReportLanguage, byte[]>[] Writers = [Pdf, Excel, Html];

    [Theory]
    [InlineData(ReportLanguage.Chinese)]
    [InlineData(ReportLanguage.English)]
    public void Write_SampleMonth_AllThreeShowTheSameFigures(ReportLanguage language)
    {
        var figures = MonthlyReportPaper.Of(SampleReport.Hospital, language).Blocks.OfType<Table>()
            .Where(table => !table.WorkbookOnly)
            .SelectMany(table => table.Rows)
            .SelectMany(row => row)
            .OfType<Cell.Number>()
            .ToList();

        var pdf = Poppler.TextOf(Pdf(SampleReport.Hospital, language));
        var html = WebUtility.HtmlDecode(Encoding.UTF8.GetString(Html(SampleReport.Hospital, language)));
        var excel = NumbersIn(Excel(SampleReport.Hospital, language));

        Assert.True(figures.Count > 90, $"{figures.Count} figures");
        foreach (var figure in figures)
        {
            Assert.Contains(figure.Display, pdf, StringComparison.Ordinal);
            Assert.Contains($">{figure.Display}</td>", html, StringComparison.Ordinal);
            Assert.Contains(figure.Value, excel);
        }
    }

    [Fact]
    public void Write_ChinesePdf_CanBeSearchedForChinese()
    {
        // Sentences are broken into lines, so breaks and spaces do not count.
        var text = string.Concat(Poppler.TextOf(Pdf(SampleReport.Hospital, ReportLanguage.Chinese)).Where(c => !char.IsWhiteSpace(c)));

        Assert.Contains("杭州市第七示范医院2026年10月用能月报", text, StringComparison.Ordinal);
        Assert.Contains("约束值", text, StringComparison.Ordinal);
        Assert.Contains("不是考核结论", text, StringComparison.Ordinal);
        Assert.Contains("表底突变", text, StringComparison.Ordinal);
        Assert.Contains("第1页共", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportLanguage.Chinese)]
    [InlineData(ReportLanguage.English)]
    public void Write_Twice_GivesTheSameBytes(ReportLanguage language)
    {
        foreach (var writer in Writers)
        {
            Assert.Equal(writer(SampleReport.Hospital, language), writer(SampleReport.Hospital, language));
        }
    }

    [Fact]
    public void Write_InACultureWithCommas_GivesTheSameBytes()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Writers.Select(writer => writer(SampleReport.Hospital, ReportLanguage.Chinese)).ToList();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, Writers.Select(writer => writer(SampleReport.Hospital, ReportLanguage.Chinese)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Write_Workbook_IsValidAndHoldsDaysAndNumbers()
    {
        using var document = Open(Excel(SampleReport.Hospital, ReportLanguage.Chinese));

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var names = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value).ToList();
        Assert.Contains("能源消费", names);
        Assert.Contains("逐日 电", names);
        Assert.Equal(names.Count, document.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Count(name => name.Name == "_xlnm.Print_Area"));
        Assert.All(document.WorkbookPart.WorksheetParts, part => Assert.Equal(PaneStateValues.Frozen, part.Worksheet!.Descendants<Pane>().Single().State!.Value));
        Assert.Contains((decimal)new DateTime(2026, 10, 31).ToOADate(), NumbersIn(document));
    }

    [Fact]
    public void Write_NothingKnown_ShowsDashesAndNoZeroAmounts()
    {
        var row = MonthlyReportPaper.Of(SampleReport.Nothing, ReportLanguage.Chinese).Blocks.OfType<Table>().Single(table => table.Name == "能源消费").Rows.Single();

        Assert.Equal(["—", "—", "—"], row.Skip(2).Take(3).Select(cell => cell.Display));
    }

    [Theory]
    [InlineData(ReportLanguage.Chinese)]
    [InlineData(ReportLanguage.English)]
    public void Write_NothingKnownAndALongName_StaysOnFewPagesAndValid(ReportLanguage language)
    {
        var pdf = PdfWriter.Write(MonthlyReportPaper.Of(SampleReport.Nothing, language));
        using var document = Open(Excel(SampleReport.Nothing, language));

        Assert.Empty(pdf.Missing);
        Assert.InRange(Poppler.PagesOf(pdf.Bytes), 1, 2);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description));
    }

    [Fact]
    public void Write_FigureNotRounded_IsRefusedByAll()
    {
        var report = SampleReport.Hospital with { TotalStandardCoalKgce = 1.5m };

        Assert.All(Writers, writer => Assert.Throws<ArgumentException>(() => writer(report, ReportLanguage.Chinese)));
    }

    [Fact]
    public void Write_WebPage_AsksForNoOtherFile()
    {
        var html = Encoding.UTF8.GetString(Html(SampleReport.Hospital, ReportLanguage.Chinese));

        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("src=\"data:image/png;base64,", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportLanguage.Chinese, "草稿（未归档）")]
    [InlineData(ReportLanguage.English, "DRAFT, not filed")]
    public void Write_Draft_SaysSoOnEveryPageAndInEveryForm(ReportLanguage language, string mark)
    {
        var draft = SampleReport.Hospital with { Edition = null };
        var pages = Poppler.TextOf(Pdf(draft, language)).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(pages.Length > 1);
        Assert.All(pages, page => Assert.Contains(mark, page, StringComparison.Ordinal));
        Assert.Contains(mark, Encoding.UTF8.GetString(Html(draft, language)), StringComparison.Ordinal);
        using var workbook = Open(Excel(draft, language));
        Assert.All(workbook.WorkbookPart!.WorksheetParts, part => Assert.Contains(mark, part.Worksheet!.InnerText, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_SecondEdition_SaysSoWithItsReason()
    {
        var text = string.Concat(Poppler.TextOf(Pdf(SampleReport.Hospital, ReportLanguage.Chinese)).Where(c => !char.IsWhiteSpace(c)));

        Assert.Contains("本报告为第2版，替代第1版（第1版仍存档）。更正原因：10月21日水表数据补传", text, StringComparison.Ordinal);
        Assert.DoesNotContain("草稿", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Pdf_HasItsFontInsideAndChartsAsVectors()
    {
        var pdf = Pdf(SampleReport.Hospital, ReportLanguage.Chinese);

        var fonts = Poppler.FontsOf(pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$", font));
        Assert.Empty(Poppler.PicturesIn(pdf));
        Assert.Contains("10月", Poppler.TextOf(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WebPage_EscapesNames()
    {
        var report = SampleReport.Hospital with
        {
            Institution = SampleReport.Hospital.Institution with { Name = new BilingualText("<script>alert(1)</script>&\"院", "") },
        };

        var html = Encoding.UTF8.GetString(Html(report, ReportLanguage.Chinese));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ComparedMonthHadGaps_SaysThatTheChangeShowsNothing()
    {
        var text = string.Concat(MonthlyReportPaper.Of(SampleReport.Hospital, ReportLanguage.Chinese).Blocks
            .OfType<EnergyQuota.Documents.Content.Paragraph>().Select(paragraph => paragraph.Text));

        Assert.Contains("对比期数据不完整：去年同月电 91.4%", text, StringComparison.Ordinal);
    }

    private static SpreadsheetDocument Open(byte[] workbook) => SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);

    private static HashSet<decimal> NumbersIn(byte[] workbook)
    {
        using var document = Open(workbook);
        return NumbersIn(document);
    }

    private static HashSet<decimal> NumbersIn(SpreadsheetDocument document) =>
    [
        .. document.WorkbookPart!.WorksheetParts
            .SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            .Where(cell => cell.CellValue is not null)
            .Select(cell => decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)),
    ];

    private static byte[] Pdf(MonthlyReport report, ReportLanguage language) => new ReportForm(language, "pdf").Print(report);

    private static byte[] Excel(MonthlyReport report, ReportLanguage language) => new ReportForm(language, "xlsx").Print(report);

    private static byte[] Html(MonthlyReport report, ReportLanguage language) => new ReportForm(language, "html").Print(report);
}
