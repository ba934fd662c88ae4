using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Reports.Filing;

/// <summary>A part of the list of filed reports.</summary>
/// <param name="Total">How many there are in all that fit the filter.</param>
/// <param name="Rows">The part asked for.</param>
public sealed record FiledReportPage(int Total, IReadOnlyList<FiledReportRow> Rows);

/// <summary>A filed report with its institution.</summary>
/// <param name="Report">The filed report.</param>
/// <param name="Institution">Whose month it is.</param>
public sealed record FiledReportRow(FiledReport Report, Institution Institution);
