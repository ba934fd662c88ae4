namespace EnergyQuota.Reports.Filing;

/// <summary>A part of the list of filed reports.</summary>
/// <param name="Total">How many there are in all that fit the filter.</param>
/// <param name="Rows">The part asked for.</param>
public sealed record FiledReportPage(int Total, IReadOnlyList<FiledReportRow> Rows);

/// <summary>A filed report with the name of whose it is.</summary>
/// <param name="Report">The filed report.</param>
/// <param name="Name">The name of the institution or region.</param>
public sealed record FiledReportRow(FiledReport Report, BilingualText Name);
