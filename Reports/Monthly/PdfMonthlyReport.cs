using EnergyQuota.Documents.Pdf;

namespace EnergyQuota.Reports.Monthly;

/// <summary>The report as A4 pages.</summary>
public sealed class PdfMonthlyReport : IMonthlyReportWriter
{
    /// <inheritdoc/>
    public string ContentType => "application/pdf";

    /// <inheritdoc/>
    public string FileExtension => "pdf";

    /// <inheritdoc/>
    public byte[] Write(MonthlyReport report, ReportLanguage language) => Print(report, language).Bytes;

    /// <summary>Prints a report and tells which characters the typeface lacks.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language.</param>
    public static PdfFile Print(MonthlyReport report, ReportLanguage language) => PdfWriter.Write(MonthlyReportPaper.Of(report, language));
}
