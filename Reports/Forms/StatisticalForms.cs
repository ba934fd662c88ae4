using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Forms;

/// <summary>Data for the statistical forms of public institutions (公共机构能源资源消费统计): to be handed on, so that nobody reports twice. Every figure is already rounded.</summary>
/// <remarks>
/// The four subjects are those of the national forms: basic information, consumption, data-centre rooms, heating. The exact list of
/// fields of the edition in force was not read, so this claims no official layout, and the workbook says so.
/// </remarks>
public sealed record StatisticalForms
{
    /// <summary>The region's or the institution's name.</summary>
    public required BilingualText Subject { get; init; }

    /// <summary>The period.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>The day of issue in the site's zone; also the date inside the file.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Who issues it.</summary>
    public required BilingualText Issuer { get; init; }

    /// <summary>Whether the period is over.</summary>
    public required bool Over { get; init; }

    /// <summary>The coefficients by which energy was converted.</summary>
    public required ReportCoefficients Coefficients { get; init; }

    /// <summary>Basic information, a line for each institution in being.</summary>
    public required IReadOnlyList<BasicLine> Basics { get; init; }

    /// <summary>Consumption with its cost, a line for each institution, energy type and unit.</summary>
    public required IReadOnlyList<UseLine> Uses { get; init; }

    /// <summary>Data-centre rooms that are metered by themselves or registered with an area.</summary>
    public required IReadOnlyList<PartLine> Rooms { get; init; }

    /// <summary>Heating that is metered by itself.</summary>
    public required IReadOnlyList<PartLine> Heating { get; init; }

    /// <summary>Sums over the institutions of what is printed.</summary>
    public required IReadOnlyList<SumLine> Sums { get; init; }

    /// <summary>What is to be looked at before the forms are handed on.</summary>
    public required IReadOnlyList<CheckLine> Checks { get; init; }
}

/// <summary>An institution's basic information on the period's last day, beside that of a year before.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region's code.</param>
/// <param name="Class">Class and sub-class.</param>
/// <param name="FloorArea">Building area in use, m².</param>
/// <param name="FloorAreaBefore">The same a year before.</param>
/// <param name="HeatedArea">Heated area, m².</param>
/// <param name="People">Energy users as one figure, persons; null also where they are known by types only.</param>
/// <param name="PeopleBefore">The same a year before.</param>
/// <param name="Beds">Beds in use.</param>
public sealed record BasicLine(
    string Code, BilingualText Name, string Region, BilingualText Class, decimal? FloorArea, decimal? FloorAreaBefore, decimal? HeatedArea, decimal? People, decimal? PeopleBefore,
    decimal? Beds);

/// <summary>What an institution used of an energy type, and what its bills say of the price.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Energy">The energy type.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Decimals">Digits after the point of the amounts.</param>
/// <param name="Amount">The amount; null where nothing is known.</param>
/// <param name="YearBefore">That of the same period of the year before.</param>
/// <param name="CompletenessPercent">Completeness in per cent.</param>
/// <param name="StandardCoalKgce">Standard coal, kgce; null for water and where there is no factor.</param>
/// <param name="CostYuan">Cost by bills for the days of the period, yuan; null where no bill has one.</param>
/// <param name="UnitPrice">Yuan for a unit, by the bills alone.</param>
public sealed record UseLine(
    string Code, BilingualText Name, BilingualText Energy, string Unit, int Decimals, decimal? Amount, decimal? YearBefore, decimal? CompletenessPercent,
    decimal? StandardCoalKgce, decimal? CostYuan, decimal? UnitPrice);

/// <summary>A part of an institution with a meter or area of its own.</summary>
/// <param name="Code">The institution's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Energy">The energy type; null where it is not metered.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Decimals">Digits after the point of the amount.</param>
/// <param name="Amount">What it used; null where nothing is known.</param>
/// <param name="Area">Its area, m²; for heating the institution's heated area.</param>
/// <param name="Source">The document by which it is registered.</param>
public sealed record PartLine(string Code, BilingualText Name, BilingualText? Energy, string Unit, int Decimals, decimal? Amount, decimal? Area, string Source);

/// <summary>A sum over the institutions of a form.</summary>
/// <param name="Energy">The energy type.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Decimals">Digits after the point of the amount.</param>
/// <param name="Institutions">Institutions with a figure.</param>
/// <param name="Amount">The sum of the amounts as printed.</param>
/// <param name="StandardCoalKgce">The sum of standard coal as printed; null where a line has none.</param>
/// <param name="CostYuan">The sum of the costs as printed; null where no line has one.</param>
public sealed record SumLine(BilingualText Energy, string Unit, int Decimals, int Institutions, decimal? Amount, decimal? StandardCoalKgce, decimal? CostYuan);

/// <summary>Something to be looked at.</summary>
/// <param name="Code">The institution's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Item">What it is about.</param>
/// <param name="Kind">What is the matter.</param>
/// <param name="Now">The figure; null where it is missing.</param>
/// <param name="Before">The figure or the bounds that it is compared with; may be empty.</param>
/// <param name="ChangePercent">The change in per cent; null where there is none.</param>
public sealed record CheckLine(string Code, BilingualText Name, BilingualText Item, CheckKind Kind, decimal? Now, string Before, decimal? ChangePercent);

/// <summary>What a check found.</summary>
public enum CheckKind
{
    /// <summary>A figure is missing.</summary>
    Missing,

    /// <summary>Data of the period are incomplete.</summary>
    Incomplete,

    /// <summary>A change of more than a tenth, which needs a reason.</summary>
    Change,

    /// <summary>The unit price is outside its bounds: quantity or cost may be wrong by a power of ten.</summary>
    UnitPrice,
}
