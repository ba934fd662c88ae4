using EnergyQuota.Documents.Excel;
using EnergyQuota.Documents.Html;
using EnergyQuota.Documents.Pdf;

namespace EnergyQuota.Reports.Monthly;

/// <summary>Prints a monthly report as a file of one kind. The same record and language give the same bytes.</summary>
public interface IMonthlyReportWriter
{
    /// <summary>The media type of the file.</summary>
    string ContentType { get; }

    /// <summary>The ending of the file's name, without a dot.</summary>
    string FileExtension { get; }

    /// <summary>Prints a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentException">A figure of the record is not rounded to the digits its line declares.</exception>
    byte[] Write(MonthlyReport report, ReportLanguage language);
}

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

/// <summary>The report as a workbook, a sheet for each table, with the daily values behind the charts.</summary>
public sealed class ExcelMonthlyReport : IMonthlyReportWriter
{
    /// <inheritdoc/>
    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <inheritdoc/>
    public string FileExtension => "xlsx";

    /// <inheritdoc/>
    public byte[] Write(MonthlyReport report, ReportLanguage language) => ExcelWriter.Write(MonthlyReportPaper.Of(report, language));
}

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
