using System.Net;
using System.Text;
using EnergyQuota.Documents.Content;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Regional;
using EnergyQuota.Tests.Documents;

namespace EnergyQuota.Tests.Reports.Regional;

public sealed class RegionReportPaperTests
{
    [Theory]
    [InlineData(ReportLanguage.Chinese)]
    [InlineData(ReportLanguage.English)]
    public async Task Print_Region_AllFormsShowTheSameFigures(ReportLanguage language)
    {
        var report = await SampleAsync();
        var figures = RegionReportPaper.Of(report, language).Blocks.OfType<Table>().Where(table => !table.WorkbookOnly)
            .SelectMany(table => table.Rows).SelectMany(row => row).OfType<Cell.Number>().ToList();

        var pdf = Poppler.TextOf(new ReportForm(language, "pdf").Print(report));
        var html = WebUtility.HtmlDecode(Encoding.UTF8.GetString(new ReportForm(language, "html").Print(report)));
        var excel = new ReportForm(language, "xlsx").Print(report);

        Assert.True(figures.Count > 40, $"{figures.Count} figures");
        Assert.All(figures, figure =>
        {
            Assert.Contains(figure.Display, pdf, StringComparison.Ordinal);
            Assert.Contains($">{figure.Display}</td>", html, StringComparison.Ordinal);
        });
        Assert.Equal(excel, new ReportForm(language, "xlsx").Print(report));
    }

    [Fact]
    public async Task Print_Draft_SaysSoOnEveryPage()
    {
        var pages = Poppler.TextOf(new ReportForm(ReportLanguage.Chinese, "pdf").Print(await SampleAsync())).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(pages, page => Assert.Contains("草稿", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Print_LaterEdition_SaysWhichItReplacesAndWhy()
    {
        var report = await SampleAsync() with { Edition = new ReportEdition(2, "水表数据补传") };

        var text = string.Concat(Poppler.TextOf(new ReportForm(ReportLanguage.Chinese, "pdf").Print(report)).Where(c => !char.IsWhiteSpace(c)));

        Assert.Contains("替代第1版", text, StringComparison.Ordinal);
        Assert.Contains("水表数据补传", text, StringComparison.Ordinal);
        Assert.DoesNotContain("草稿", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_Warnings_SayWhatIsIncompleteProvisionalAndNotMetered()
    {
        var warnings = string.Join('\n', RegionReportPaper.Of(await SampleAsync(), ReportLanguage.English).Blocks.OfType<Paragraph>().Where(p => p.Strong).Select(p => p.Text));

        Assert.Contains("are incomplete: Electricity", warnings, StringComparison.Ordinal);
        Assert.Contains("1 are not metered", warnings, StringComparison.Ordinal);
        Assert.Contains("provisional", warnings, StringComparison.Ordinal);
    }

    private static async Task<RegionReport> SampleAsync()
    {
        await using var world = await RegionWorld.MakeAsync();
        await world.AddAsync("A");
        await world.AddAsync("B");
        await world.AddAsync("C", metered: false);
        await world.BookAsync("A", new DateOnly(2025, 12, 1), 62, 10.4m);
        await world.BookAsync("B", new DateOnly(2025, 12, 1), 40, 1_001.7m);
        await world.JudgeAsync("A", Grade.Over, 31.234m);
        await world.JudgeAsync("B", Grade.Leading, 3.5m);
        await world.OpenAsync("A", CaseKind.Explanation, CaseState.ExplanationServed, await world.VerdictIdAsync("A"));
        return await world.BuildAsync();
    }
}
