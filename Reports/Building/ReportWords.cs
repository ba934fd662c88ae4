using System.Diagnostics;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Reports.Building;

/// <summary>The names of energy types, classes and indicators as a report prints them.</summary>
internal static class ReportWords
{
    /// <summary>Who issues reports.</summary>
    public static BilingualText Issuer { get; } = new("能耗定额监测平台 EnergyQuota", "EnergyQuota");

    /// <summary>An institution as a report names it.</summary>
    /// <param name="institution">The institution.</param>
    /// <param name="region">Its region; <see langword="null"/>: it is not registered, and its code stands for it.</param>
    public static ReportInstitution Institution(Institution institution, Region? region) => new(
        institution.Code,
        new BilingualText(institution.NameZh, institution.NameEn),
        Class(institution.Class),
        new BilingualText(region?.NameZh ?? institution.RegionCode, region?.NameEn ?? institution.RegionCode));

    public static BilingualText Energy(EnergyType energy) => energy switch
    {
        EnergyType.Electricity => new("电", "Electricity"),
        EnergyType.Water => new("水", "Water"),
        EnergyType.NaturalGas => new("天然气", "Natural gas"),
        EnergyType.Heat => new("热力", "Heat"),
        EnergyType.Cooling => new("冷量", "Cooling"),
        EnergyType.Lpg => new("液化石油气", "LPG"),
        EnergyType.Coal => new("原煤", "Coal"),
        EnergyType.Gasoline => new("汽油", "Gasoline"),
        EnergyType.Diesel => new("柴油", "Diesel"),
        _ => throw new UnreachableException(),
    };

    /// <summary>A unit as papers write it: m³ and not the m3 of payloads and files.</summary>
    public static string Unit(MeasureUnit unit) => Unit(unit.Symbol());

    /// <summary>The unit of an indicator as papers write it.</summary>
    public static string Unit(string unit) => unit.Replace("m2", "m²", StringComparison.Ordinal).Replace("m3", "m³", StringComparison.Ordinal);

    public static BilingualText Class(string code) => code switch
    {
        "government" => new("行政机关", "Government office"),
        "medical" => new("医疗机构", "Medical institution"),
        "education" => new("教育机构", "Educational institution"),
        "venue" => new("场馆机构", "Venue"),
        _ => new(code, code),
    };

    public static BilingualText Indicator(QuotaIndicator indicator)
    {
        var (zh, en) = LawNames.Of(indicator);
        return new(zh, en);
    }
}
