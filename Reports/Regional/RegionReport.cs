using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Regional;

/// <summary>A region's period: the one record from which the PDF, the workbook and the web page are printed. Every figure in it is already rounded.</summary>
/// <remarks>A null figure means that there is no value, is printed as —, and is never zero.</remarks>
public sealed record RegionReport
{
    /// <summary>The region's code (行政区划代码).</summary>
    public required string RegionCode { get; init; }

    /// <summary>The region's name.</summary>
    public required BilingualText Region { get; init; }

    /// <summary>The class to which it is narrowed; <see langword="null"/>: every class.</summary>
    public required BilingualText? Class { get; init; }

    /// <summary>The period.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>The day of issue in the site's zone; also the date inside the files.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Who issues the report.</summary>
    public required BilingualText Issuer { get; init; }

    /// <summary>Whether the period is over. A period in progress is printed as preliminary.</summary>
    public required bool Over { get; init; }

    /// <summary>The filed edition that is printed; <see langword="null"/> for a print that is not filed, which is marked as a draft on every page.</summary>
    public required ReportEdition? Edition { get; init; }

    /// <summary>Completeness from which a figure is compared with another period, 0 to 1: the gate of the assessment.</summary>
    public required decimal Gate { get; init; }

    /// <summary>The calendar year whose verdicts are told: the report's own for an annual report, else the year before it.</summary>
    public required int VerdictYear { get; init; }

    /// <summary>The coefficients by which energy was converted.</summary>
    public required ReportCoefficients Coefficients { get; init; }

    /// <summary>Consumption in all, a line for each energy type and unit.</summary>
    public required IReadOnlyList<RegionAmount> Amounts { get; init; }

    /// <summary>Changes, over institutions alone that are known well enough in both periods.</summary>
    public required IReadOnlyList<RegionChange> Changes { get; init; }

    /// <summary>Conversion of <see cref="Amounts"/>.</summary>
    public required IReadOnlyList<ConversionLine> Conversion { get; init; }

    /// <summary>The sum of the conversion; null where a line has none.</summary>
    public required EnergyTotals Totals { get; init; }

    /// <summary>Verdicts of <see cref="VerdictYear"/> and of the year before it, by class.</summary>
    public required IReadOnlyList<GradeCount> Grades { get; init; }

    /// <summary>Overruns of <see cref="VerdictYear"/> for inspection, the largest first.</summary>
    public required IReadOnlyList<Overrun> Overruns { get; init; }

    /// <summary>The order of the institutions within their class and sub-class, for each indicator.</summary>
    public required IReadOnlyList<RankedInstitution> Ranking { get; init; }

    /// <summary>The institutions in being, by code.</summary>
    public required IReadOnlyList<RegionInstitution> Institutions { get; init; }

    /// <summary>What each institution used, a line for each energy type and unit; they add up to <see cref="Amounts"/>.</summary>
    public required IReadOnlyList<InstitutionAmount> ByInstitution { get; init; }

    /// <summary>Lines of <see cref="ByInstitution"/> of whose closed months something else is known since: every figure here is as closed.</summary>
    public required int Adjusted { get; init; }

    /// <summary>Registers about which a finding waits for a decision.</summary>
    public required IReadOnlyList<SuspectRegister> Suspects { get; init; }

    /// <summary>Cases in which something is owed or to be done, by deadline. Tips are never among them.</summary>
    public required IReadOnlyList<OpenCase> Cases { get; init; }

    /// <summary>Institutions in being of which nothing is metered: they are in no total.</summary>
    public IEnumerable<RegionInstitution> NotMetered => Institutions.Where(i => !i.Metered);

    /// <summary>What is known too little of to be compared: below <see cref="Gate"/>.</summary>
    public IEnumerable<InstitutionAmount> Incomplete => ByInstitution.Where(a => (a.Line.CompletenessPercent ?? 0m) < Gate * 100m);
}
