using System.Globalization;
using System.Text;
using EnergyQuota.Metering;

namespace EnergyQuota.Server.Demo;

/// <summary>Writes what the city's agency would enter beside the registry: monthly splits, a data centre that is taken out, and a draft to be tried.</summary>
internal static class DemoQuotaFile
{
    /// <summary>The area of the data centre, m².</summary>
    public const int DataCentreArea = 150;

    // By what such institutions use: cooling in summer, heating in winter, universities little in their vacations.
    private static readonly (DemoKind Kind, string Shares)[] Splits =
    [
        (DemoKind.Office, "0.090, 0.075, 0.070, 0.062, 0.070, 0.091, 0.118, 0.110, 0.085, 0.060, 0.072, 0.097"),
        (DemoKind.Hospital, "0.086, 0.073, 0.069, 0.060, 0.071, 0.095, 0.122, 0.117, 0.086, 0.063, 0.070, 0.088"),
        (DemoKind.University, "0.085, 0.062, 0.078, 0.066, 0.078, 0.103, 0.090, 0.078, 0.095, 0.070, 0.083, 0.112"),
    ];

    private static readonly string[] Indicators = ["NonHeatingEnergyPerArea", "ComprehensiveEnergyPerPerson", "ConventionalElectricityPerArea"];

    /// <summary>Writes the file.</summary>
    /// <param name="city">The city.</param>
    /// <param name="progress">Its history; the splits hold from its first year on.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="folder">The folder, which exists.</param>
    /// <returns>The file's path.</returns>
    public static string Write(DemoCity city, DemoProgress progress, TimeZoneInfo zone, string folder)
    {
        var year = Month.Of(progress.MainOrigin, zone).Year;
        var text = new StringBuilder("# Made for the demonstration (示范数据).\nmonthly_splits:\n");
        foreach (var (kind, shares) in Splits)
        {
            foreach (var indicator in Indicators)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - {{class: {DemoClasses.Of(kind).Class}, indicator: {indicator}, from_year: {year}, shares: [{shares}], source: 示范数据}}\n");
            }
        }

        text.Append("exclusions:\n");
        foreach (var institution in city.Institutions)
        {
            foreach (var meter in institution.Meters.Where(meter => meter.TakenOut))
            {
                text.Append(CultureInfo.InvariantCulture, $"  - {{institution: {institution.Code}, kind: DataCentre, energy_type: {meter.EnergyType}, meter: {meter.Code}, area: {DataCentreArea}, people: 4, from: {DemoImportFiles.Since:yyyy-MM-dd}, source: 示范数据}}\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $$"""
            standards:
              - code: "DEMO DRAFT"
                title_zh: "示范草案：党政机关能源消耗定额（收紧一成）"
                title_en: "Demonstration draft: quotas of government offices, a tenth stricter"
                issuer: "示范数据 (demonstration)"
                region: "37"
                effective_from: "{{year + 2}}-01-01"
                state: Draft
                first_judged_year: {{year + 2}}
                coefficient_set: DB37-2019-annexB
                demonstration: true
                source: "示范数据：DB37/T 2672-2019 节选各值减一成，供试算 / made for the demonstration, to be tried on a past year"
                rows:
                  - {class: government, sub_class: below_city, zone: "A", indicator: NonHeatingEnergyPerArea, unit: "kgce/(m2·a)", constraint: 18.0, baseline: 10.7, leading: 5.9, confidence: Agency}
                  - {class: government, sub_class: below_city, zone: "A", indicator: ComprehensiveEnergyPerPerson, unit: "kgce/(p·a)", constraint: 1078.0, baseline: 702.9, leading: 408.3, confidence: Agency}
                  - {class: government, sub_class: below_city, zone: "A", indicator: ConventionalElectricityPerArea, unit: "kWh/(m2·a)", constraint: 60.7, baseline: 35.6, leading: 18.0, confidence: Agency}

            """);
        var path = Path.Combine(folder, "quotas.yaml");
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
