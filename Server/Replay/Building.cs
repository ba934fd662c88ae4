using System.Security.Cryptography;
using System.Text;
using EnergyQuota.Metering;

namespace EnergyQuota.Server.Replay;

/// <summary>One building of a folder of hourly files.</summary>
/// <param name="Id">Its name; the hourly file is called after it.</param>
/// <param name="UseType">What it is used for, as the folder says.</param>
/// <param name="FloorAreaSquareMetres">Its floor area, m², or <see langword="null"/>.</param>
/// <param name="Occupants">Its users, or <see langword="null"/>.</param>
/// <param name="Offset">
/// The fixed offset its stamps are taken in: the standard offset of its zone, because the files have 24 rows on every
/// date whether clocks changed or not.
/// </param>
/// <param name="Utilities">What its file has columns for.</param>
public sealed record Building(
    string Id,
    string UseType,
    decimal? FloorAreaSquareMetres,
    decimal? Occupants,
    TimeSpan Offset,
    IReadOnlyList<BuildingUtility> Utilities)
{
    /// <summary>The code of the institution that stands for it: 18 letters and digits made from its name, always the same.</summary>
    public string InstitutionCode { get; } = "RB" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Id)))[..16];

    /// <summary>The gateway its messages come from.</summary>
    public string Gateway => $"{Id}-gw";

    /// <summary>The offset in the form that meters take as a zone: <c>+08:00</c>.</summary>
    public string ZoneName => $"{(Offset < TimeSpan.Zero ? '-' : '+')}{Offset.Duration():hh\\:mm}";

    /// <summary>The code of the meter of one of its utilities.</summary>
    /// <param name="utility">The utility.</param>
    public string MeterCode(BuildingUtility utility) => $"{Id}-{utility.Suffix}";
}

/// <summary>A column of an hourly file.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Suffix">How its meter's code ends.</param>
/// <param name="EnergyType">What it measures; both are metered in kWh.</param>
public sealed record BuildingUtility(string Column, string Suffix, EnergyType EnergyType)
{
    /// <summary>The columns that are known.</summary>
    public static IReadOnlyList<BuildingUtility> Known { get; } =
    [
        new("electricity_kwh", "electricity", EnergyType.Electricity),
        new("gas_kwh", "gas", EnergyType.NaturalGas),
    ];
}

/// <summary>One row of an hourly file for one utility.</summary>
/// <param name="Start">The hour's start, UTC.</param>
/// <param name="KilowattHours">The energy of the hour, kWh, exactly as written; <see langword="null"/>: missing.</param>
public readonly record struct BuildingHour(DateTimeOffset Start, decimal? KilowattHours);
