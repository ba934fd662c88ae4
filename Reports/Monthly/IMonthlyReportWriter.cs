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
