using EnergyQuota.Documents.Excel;

namespace EnergyQuota.Reports.Monthly;

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
