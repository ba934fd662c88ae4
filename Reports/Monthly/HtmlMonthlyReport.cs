using EnergyQuota.Documents.Html;

namespace EnergyQuota.Reports.Monthly;

/// <summary>The report as one web page that needs no other file.</summary>
public sealed class HtmlMonthlyReport : IMonthlyReportWriter
{
    /// <inheritdoc/>
    public string ContentType => "text/html; charset=utf-8";

    /// <inheritdoc/>
    public string FileExtension => "html";

    /// <inheritdoc/>
    public byte[] Write(MonthlyReport report, ReportLanguage language) => HtmlWriter.Write(MonthlyReportPaper.Of(report, language));
}
