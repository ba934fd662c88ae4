using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Reports.Regional;

/// <summary>An institution in a region's report.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Class">Its class and sub-class.</param>
/// <param name="Metered">Whether a boundary term holds on some day of the period.</param>
/// <param name="CompletenessPercent">Completeness of its least complete energy type in per cent; null where nothing is metered.</param>
/// <param name="Grade">Its gravest verdict of the year told; see <see cref="Gravity"/>. Null: not assessed.</param>
/// <param name="Provisional">Whether a verdict of that year can still move.</param>
/// <param name="OpenCases">Its open cases.</param>
public sealed record RegionInstitution(
    string Code, BilingualText Name, BilingualText Class, bool Metered, decimal? CompletenessPercent, Grade? Grade, bool Provisional, int OpenCases);

/// <summary>What an institution used of one energy type.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Line">The amounts of the period, of the one before and of the same a year before, each with its completeness.</param>
public sealed record InstitutionAmount(string Code, BilingualText Name, ConsumptionLine Line);

/// <summary>A register about which a finding waits for a decision.</summary>
/// <param name="InstitutionCode">The institution whose meter it is.</param>
/// <param name="Institution">The institution's name.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Kind">What was found.</param>
/// <param name="Date">The day it began.</param>
/// <param name="Held">The register difference that is not booked; null where nothing is held.</param>
/// <param name="Decimals">Digits after the point of it, 0 to 6.</param>
/// <param name="Unit">Its unit.</param>
public sealed record SuspectRegister(
    string InstitutionCode, BilingualText Institution, string Meter, string Register, BilingualText Kind, DateOnly Date, decimal? Held, int Decimals, string Unit);

/// <summary>A case in which something is owed or to be done.</summary>
/// <param name="Id">Its number.</param>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Institution">The institution's name.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Year">The year it is about.</param>
/// <param name="OpenedOn">The day it was opened, in the site's zone.</param>
/// <param name="Due">The last day in time of the clock that runs; null: none runs.</param>
/// <param name="Overdue">Whether that day is over.</param>
public sealed record OpenCase(
    long Id, string InstitutionCode, BilingualText Institution, BilingualText Kind, BilingualText State, int Year, DateOnly OpenedOn, DateOnly? Due, bool Overdue);
