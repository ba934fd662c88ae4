using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Institutional;

/// <summary>One institution's quarter or year: the one record from which the PDF, the workbook and the web page are printed. Every figure in it is already rounded.</summary>
/// <remarks>A null figure means that there is no value, is printed as —, and is never zero.</remarks>
public sealed record InstitutionReport
{
    /// <summary>Whose period it is.</summary>
    public required ReportInstitution Institution { get; init; }

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

    /// <summary>The coefficients by which energy was converted.</summary>
    public required ReportCoefficients Coefficients { get; init; }

    /// <summary>Consumption, a line for each energy type; beside the period before and the same of the year before, which for a year are one.</summary>
    public required IReadOnlyList<ConsumptionLine> Consumption { get; init; }

    /// <summary>Energy types of whose closed months something else is known since: every figure here is as closed.</summary>
    public required int Adjusted { get; init; }

    /// <summary>Conversion into standard coal and CO₂.</summary>
    public required IReadOnlyList<ConversionLine> Conversion { get; init; }

    /// <summary>The sums of the conversion.</summary>
    public required EnergyTotals Totals { get; init; }

    /// <summary>The same of the period before, by the same coefficients.</summary>
    public required EnergyTotals Previous { get; init; }

    /// <summary>The same of the same period of the year before.</summary>
    public required EnergyTotals YearBefore { get; init; }

    /// <summary>Month by month, for each energy type.</summary>
    public required IReadOnlyList<MonthSeries> Months { get; init; }

    /// <summary>The calendar year whose verdicts are told: the report's own for an annual report, else the year before it.</summary>
    public required int VerdictYear { get; init; }

    /// <summary>The verdicts of <see cref="VerdictYear"/>, a line for each indicator.</summary>
    public required IReadOnlyList<VerdictAccount> Verdicts { get; init; }

    /// <summary>Where the year in progress stands at the end of a quarter; of an annual report empty.</summary>
    public required IReadOnlyList<QuotaStanding> Standings { get; init; }

    /// <summary>Hours by origin, a line for each energy type.</summary>
    public required IReadOnlyList<DataQualityLine> Quality { get; init; }

    /// <summary>What was found in the institution's meters.</summary>
    public required IReadOnlyList<ReportFinding> Findings { get; init; }

    /// <summary>Alerts raised in the period.</summary>
    public required IReadOnlyList<ReportedAlert> Alerts { get; init; }

    /// <summary>Cases of which the institution knows, opened in the period or not settled at its end. Tips are never among them.</summary>
    public required IReadOnlyList<ReportedCase> Cases { get; init; }

    /// <summary>Approved figures of the institution with their history up to the period's end.</summary>
    public required IReadOnlyList<ReportedFact> Facts { get; init; }
}
